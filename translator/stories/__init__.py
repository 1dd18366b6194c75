"""Stories: a projection of the same fact sheet as the translation, told along a frame.

Code decides which sentences of an update fill which part of a frame; they are worded exactly as in
the translation and pass the same gate. What announces a part carries no fact, comes from the
frame's file and is marked. A part that nothing fills is shown as missing.
"""
