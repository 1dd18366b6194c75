"""Scenario exercises: an update or a concern becomes a tabletop exercise that can be run.

``schema`` holds the values, ``archetypes`` the editable scenarios, ``build`` puts them together,
``lint`` checks the result and ``sharing`` says whether it may leave the team.
"""
