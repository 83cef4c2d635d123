"""A CA of the tests, and real servers that show its certificates: NATS as we ship it, PostgreSQL with `ssl = on`."""

import ipaddress
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.cluster import Nats
from tests.service import free_port

DEPLOY = Path(__file__).parents[1] / "deploy"
PASSWORD = "5b1f0c92a7d84e6380c1f9e2d7a4b635"
USER = "corespond"


@dataclass(frozen=True)
class Authority:
    """A CA. `file` is its own certificate, which its servers' are checked with."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def file(self) -> str:
        return str(self.folder / "ca.pem")

    @classmethod
    def make(cls, folder: Path) -> "Authority":
        folder.mkdir()
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"CA of {folder.name}")])
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        builder = _begun(name, name, key).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        made = cls(folder, key, builder.add_extension(usage, critical=True).sign(key, hashes.SHA256()))
        Path(made.file).write_bytes(made.certificate.public_bytes(Encoding.PEM))
        return made

    def issue(self, address: str) -> tuple[Path, Path]:
        """A certificate for a server at `address`, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        made = _begun(name, self.certificate.subject, key).add_extension(names, critical=False)
        certificate, key_file = self.folder / f"{address}.pem", self.folder / f"{address}-key.pem"
        certificate.write_bytes(made.sign(self.key, hashes.SHA256()).public_bytes(Encoding.PEM))
        key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, key_file


def _begun(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
    )


class EncryptedNats(Nats):
    """NATS configured by `deploy/nats`, except for what loopback addresses and the tests' files need."""

    def __init__(self, folder: Path, authority: Authority) -> None:
        super().__init__(folder)
        certificate, key = authority.issue("127.0.0.1")
        text = (DEPLOY / "nats" / "nats-server.conf").read_text()
        for line, instead in (
            ("listen: 0.0.0.0:4222", f"listen: 127.0.0.1:{self.port}"),
            ('"</etc/nats/fullchain.pem>"', f'"{certificate}"'),
            ('"</etc/nats/privkey.pem>"', f'"{key}"'),
            ('"<$2a$11$...>"', PASSWORD),
        ):
            assert line in text, line
            text = text.replace(line, instead)
        (folder / "nats-server.conf").write_text(text)
        shutil.copy(DEPLOY / "nats" / "permissions.conf", folder)
        self.arguments = ["-c", str(folder / "nats-server.conf")]


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    assert found, "PostgreSQL with TLS is missing. On Debian or Ubuntu: sudo apt install postgresql"
    return found[-1].parent


class EncryptedPostgreSql:
    """Debian's PostgreSQL, with TLS and a password for everybody. The one of the other tests is built without TLS."""

    def __init__(self, authority: Authority, ssl: bool = True) -> None:
        self.port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="corespond-postgresql-"))  # above it, everybody may enter
        self._programs = _programs()
        self._user = "postgres" if os.geteuid() == 0 else None  # it does not run as root
        if self._user:
            shutil.chown(self._folder, self._user)
        certificate, key = authority.issue("127.0.0.1")
        for name, file in (("server.crt", certificate), ("server.key", key)):
            self._own(name, file.read_bytes())
        self._own("password", PASSWORD.encode())
        data = self._folder / "data"
        self._call("initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", self._folder / "password", "-N")
        options = {
            "ssl": "on" if ssl else "off",
            "ssl_cert_file": self._folder / "server.crt",
            "ssl_key_file": self._folder / "server.key",
            "listen_addresses": "127.0.0.1,127.0.0.2",
            "port": self.port,
            "unix_socket_directories": self._folder,
            "fsync": "off",
        }
        given = " ".join(f"-c {name}={value}" for name, value in options.items())
        self._call("pg_ctl", "-D", data, "-l", self._folder / "log", "-w", "-o", given, "start")

    def url(self, host: str = "127.0.0.1") -> str:
        return f"postgresql+asyncpg://{USER}@{host}:{self.port}/postgres"

    def stop(self) -> None:
        self._call("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)

    def _own(self, name: str, content: bytes) -> None:
        path = self._folder / name
        path.touch(mode=0o600)
        path.write_bytes(content)
        if self._user:
            shutil.chown(path, self._user)

    def _call(self, program: str, *arguments: object) -> None:
        command = [str(part) for part in (self._programs / program, *arguments)]
        with (self._folder.parent / f"{self._folder.name}.out").open("w+b") as output:
            Path(output.name).unlink()
            done = subprocess.run(command, user=self._user, cwd=self._folder, stdout=output, stderr=output)
            output.seek(0)
            assert done.returncode == 0, output.read().decode()
