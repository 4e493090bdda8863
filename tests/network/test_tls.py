"""TLS: the certificate is checked against the name that was asked for, not the address."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.network.stand_in import OPEN, StandIn, answering
from wholestride.domain.findings import Finding
from wholestride.network.fetching import Fetched, fetch

HERE = replace(OPEN, resolve=lambda host, port: ["127.0.0.1"])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of runs.example, signed by nobody but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "runs.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1))
        .not_valid_after(datetime(2120, 1, 1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("runs.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "runs.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def server(certificate: Path) -> Iterator[StandIn]:
    with answering(lambda asked: asked.answer(200, b"runs")) as stand_in:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        stand_in.socket = context.wrap_socket(stand_in.socket, server_side=True)
        yield stand_in


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an authority that everybody trusts had signed it."""
    context = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr("ssl.create_default_context", lambda: context)


def at(host: str, server: StandIn) -> str:
    return f"https://{host}:{server.server_address[1]}/plan.ics"


def test_a_certificate_that_nobody_signed_is_refused(server: StandIn) -> None:
    found = fetch(at("runs.example", server), HERE)
    assert isinstance(found, Finding)
    assert found.message == "The certificate of runs.example is not valid."


def test_a_trusted_certificate_is_good_for_its_name_alone(server: StandIn, trusted: None) -> None:
    found = fetch(at("runs.example", server), HERE)
    assert isinstance(found, Fetched)
    assert found.data == b"runs"
    other = fetch(at("other.example", server), HERE)
    assert isinstance(other, Finding)
    assert "certificate of other.example" in other.message


def test_a_secret_is_not_sent_on_without_tls(server: StandIn, trusted: None) -> None:
    server.answering = lambda asked: asked.answer(302, Location="http://runs.example/plan.ics")
    found = fetch(at("runs.example", server), HERE)
    assert isinstance(found, Finding)
    assert "without TLS" in found.message
