"""Has the head of an archive stamped by a time-stamping service (RFC 3161), and checks such a stamp later.

The service sees a hash of the head and nothing else. A stamp proves that the head, and with it all that its
chain holds, was there at that time; it says nothing of how true that is.
"""

import datetime
from collections.abc import Sequence

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from rawi.errors import InputError
from rawi.read.addresses import shown
from rawi.read.fetch import Fetcher
from rawi.read.guard import Refused


def stamp(head: bytes, service: str, fetcher: Fetcher) -> bytes:
    """The stamp of a service over the SHA-256 of the head, as DER, to be kept as it is.

    Raises: InputError saying why there is none: no answer, a refusal, a stamp of something else.
    """
    request = TimestampRequestBuilder().data(head).hash_algorithm(HashAlgorithm.SHA256).build()
    where = shown(service)
    try:
        data = fetcher.post(service, request.as_bytes(), "application/timestamp-query")
    except Refused as refused:
        raise InputError(f"{where}: {refused.reason}; the head was not stamped, try again later") from refused
    answer = _decoded(data, where)
    info = answer.tst_info
    if info.message_imprint.message != request.message_imprint.message or info.nonce != request.nonce:
        raise InputError(f"{where}: stamped something else than it was asked to; ask another service")
    return data


def check_stamp(token: bytes, head: bytes, roots: Sequence[x509.Certificate]) -> datetime.datetime:
    """The time (UTC) at which the head was there, as the service signed it.

    `roots` are the certificates that the operator trusts for it, as its provider publishes them; what was
    valid then counts. Raises: InputError for a stamp that does not prove it, saying why.
    """
    answer = _decoded(token, "the stamp")
    if not roots:
        raise InputError("the stamp: no certificate to check it by; name those of the service (stamp_roots)")
    verifier = VerifierBuilder()
    for root in dict.fromkeys(roots):
        verifier = verifier.add_root_certificate(root)
    try:
        verifier.build().verify_message(answer, head)
    except (VerificationError, ValueError) as error:
        raise InputError(f"the stamp: does not prove when the head was there ({error})") from error
    return answer.tst_info.gen_time


def certificates(data: bytes, where: str) -> list[x509.Certificate]:
    """The certificates in a file, PEM or DER. Raises: InputError for a file of anything else."""
    try:
        if b"-----BEGIN" in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError as error:
        raise InputError(f"{where}: holds no certificate (PEM or DER)") from error


def _decoded(data: bytes, where: str) -> TimeStampResponse:
    """Raises: InputError for what is no stamp, or says that none was granted."""
    try:
        answer = decode_timestamp_response(data)
        granted = answer.status == PKIStatus.GRANTED
        why = "; ".join(answer.status_string) or f"status {answer.status}"
    except ValueError as error:
        raise InputError(f"{where}: what came is no time stamp (RFC 3161)") from error
    if not granted:
        raise InputError(f"{where}: the service refused to stamp ({why[:200]})")
    return answer
