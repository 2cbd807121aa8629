package ike.crypto.certificate;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SignatureScheme;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * An OCSP response (RFC 6960 §4.2), which also comes inside IKE (RFC 4806). It counts when the issuer signed it, a
 * responder whose certificate the issuer signed for that purpose, or one that is trusted here for itself (§4.2.2.2).
 */
final class OcspResponse {
    /** Certificates of responders that are looked at. */
    private static final int MAX_RESPONDERS = 4;

    private OcspResponse() {
    }

    static RevocationStatus status(Bytes der, Certificate certificate, Certificate issuer,
            List<Certificate> trusted, Instant now) {
        try {
            OCSPResponse response = OCSPResponse.getInstance(der.toArray());
            if (response.getResponseStatus().getIntValue() != OCSPResponseStatus.SUCCESSFUL) {
                return new RevocationStatus.Unknown("the OCSP responder had no answer");
            }
            Bytes octets = Bytes.copyOf(response.getResponseBytes().getResponse().getOctets());
            BasicOCSPResponse basic = BasicOCSPResponse.getInstance(octets.toArray());
            return signedFor(octets, basic, issuer, trusted, now)
                    ? status(basic, certificate, issuer, now)
                    : new RevocationStatus.Unknown("an OCSP response is signed by nobody who may speak for its issuer");
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no response.
            return new RevocationStatus.Unknown("an OCSP response cannot be read: " + e.getMessage());
        }
    }

    private static RevocationStatus status(BasicOCSPResponse basic, Certificate certificate, Certificate issuer,
            Instant now) throws IOException {
        ASN1Sequence responses = basic.getTbsResponseData().getResponses();
        for (int i = 0; i < responses.size(); i++) {
            SingleResponse single = SingleResponse.getInstance(responses.getObjectAt(i));
            if (CertificateId.of(single.getCertID(), certificate, issuer)) {
                return status(single, now);
            }
        }
        return new RevocationStatus.Unknown("an OCSP response speaks of other certificates");
    }

    private static RevocationStatus status(SingleResponse single, Instant now) {
        if (single.getNextUpdate() == null || Asn1Time.instant(single.getNextUpdate()).isBefore(now)
                || Asn1Time.instant(single.getThisUpdate()).isAfter(now)) {
            return new RevocationStatus.Unknown("an OCSP response is not of this time");
        }
        CertStatus status = single.getCertStatus();
        return switch (status.getTagNo()) {
            case 0 -> new RevocationStatus.Good("an OCSP response of " + Asn1Time.instant(single.getThisUpdate()));
            case 1 -> new RevocationStatus.Revoked("at "
                    + Asn1Time.instant(RevokedInfo.getInstance(status.getStatus()).getRevocationTime()));
            default -> new RevocationStatus.Unknown("the OCSP responder does not know it");
        };
    }

    private static boolean signedFor(Bytes octets, BasicOCSPResponse basic, Certificate issuer,
            List<Certificate> trusted, Instant now) throws IOException {
        if (signed(octets, basic, issuer)) {
            return true;
        }
        for (Certificate responder : trusted) {
            if (isCurrent(responder, now) && signed(octets, basic, responder)) {
                return true;
            }
        }
        for (Bytes der : Iterables.limit(responders(octets), MAX_RESPONDERS)) {
            Optional<Certificate> responder = Certificate.read(der).toOptional();
            if (responder.isPresent() && delegated(responder.get(), issuer, now)
                    && signed(octets, basic, responder.get())) {
                return true;
            }
        }
        return false;
    }

    /** The certificates that came along, as received: the fourth element, tagged, holds a SEQUENCE of them. */
    private static ImmutableList<Bytes> responders(Bytes octets) {
        return DerElements.within(octets).stream().skip(3).flatMap(tagged -> DerElements.within(tagged).stream())
                .flatMap(sequence -> DerElements.within(sequence).stream()).collect(toImmutableList());
    }

    private static boolean delegated(Certificate responder, Certificate issuer, Instant now) {
        boolean purpose = responder.extensions().map(ExtendedKeyUsage::fromExtensions)
                .map(usage -> usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)).orElse(false);
        return purpose && responder.issuerName().equals(issuer.subjectName()) && isCurrent(responder, now)
                && responder.signedBy(issuer).isGood();
    }

    private static boolean isCurrent(Certificate responder, Instant now) {
        return !now.isBefore(responder.notBefore()) && !now.isAfter(responder.notAfter());
    }

    private static boolean signed(Bytes octets, BasicOCSPResponse basic, Certificate signer)
            throws IOException {
        Decoded<SignatureScheme> scheme = AlgorithmIdentifiers
                .read(Bytes.owning(basic.getSignatureAlgorithm().getEncoded("DER")));
        return scheme instanceof Decoded.Ok<SignatureScheme>(SignatureScheme known)
                && SignedObject.verify(signer.publicKey(), known, octets, basic.getSignature().getOctets())
                        .isGood();
    }

    /** The CertID of RFC 6960 §4.1.1: the serial number, and hashes of the issuer's name and key. */
    private static final class CertificateId {
        private CertificateId() {
        }

        static boolean of(CertID id, Certificate certificate, Certificate issuer) throws IOException {
            byte[] name = HashByName.of(id.getHashAlgorithm(), issuer.subjectName().getEncoded("DER"));
            byte[] key = HashByName.of(id.getHashAlgorithm(),
                    issuer.holder().getSubjectPublicKeyInfo().getPublicKeyData().getBytes());
            return id.getSerialNumber().getValue().equals(certificate.serialNumber())
                    && Arrays.equals(name, id.getIssuerNameHash().getOctets())
                    && Arrays.equals(key, id.getIssuerKeyHash().getOctets());
        }
    }
}
