package ike.interop.control;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.VerificationKey;
import ike.engine.credential.Credentials;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.IdentityText;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.stream.Stream;

/** list-certs: every certificate, attribute certificate, revocation list and public key that is loaded, wherever it came from. */
final class CertificateListing {
    private static final String ANY = "ANY";

    private CertificateListing() {
    }

    /** {@code list-certs {type, flag, subject}}; without a filter, everything. */
    static void list(Control control, Message request, ViciCall call) {
        String type = wanted(request, "type");
        String flag = wanted(request, "flag");
        Optional<String> subject = request.text("subject");
        Credentials store = control.credentials();
        ImmutableSet<Bytes> ours = store.keys().stream().map(key -> key.publicKey().subjectPublicKeyInfo())
                .collect(ImmutableSet.toImmutableSet());
        Stream<Message> certificates = store.certificates().stream()
                .filter(certificate -> isOneOf(type, "X509") && isOneOf(flag, flag(store, certificate))
                        && subject.map(name -> isAbout(certificate, name)).orElse(true))
                .map(certificate -> Message.builder().put("type", "X509").put("flag", flag(store, certificate))
                        .flag("has_privkey", ours.contains(certificate.publicKey().subjectPublicKeyInfo()))
                        .put("data", certificate.der()).build());
        Stream<Message> attributes = store.attributes().stream()
                .filter(_ -> isOneOf(type, "X509_AC") && subject.isEmpty())
                .map(one -> Message.builder().put("type", "X509_AC").put("data", one.der()).build());
        Stream<Message> publicKeys = store.publicKeys().stream().map(VerificationKey::subjectPublicKeyInfo)
                .filter(_ -> isOneOf(type, "PUBKEY") && subject.isEmpty())
                .map(info -> Message.builder().put("type", "PUBKEY").flag("has_privkey", ours.contains(info))
                        .put("data", info).build());
        Stream<Message> lists = store.crls().stream().filter(_ -> isOneOf(type, "X509_CRL") && subject.isEmpty())
                .map(list -> Message.builder().put("type", "X509_CRL").put("data", list).build());
        call.stream("list-cert", Streams.concat(certificates, attributes, lists, publicKeys).toList());
        call.answer(Message.EMPTY);
    }

    private static String wanted(Message request, String key) {
        return Ascii.toUpperCase(request.text(key).orElse(ANY));
    }

    private static boolean isOneOf(String wanted, String value) {
        return wanted.equals(ANY) || wanted.equals(value);
    }

    private static String flag(Credentials store, Certificate certificate) {
        if (certificate.isAuthority()) {
            return "CA";
        }
        return store.attributeAuthorities().contains(certificate) ? "AA" : "NONE";
    }

    private static boolean isAbout(Certificate certificate, String subject) {
        return certificate.subject().equals(subject)
                || certificate.names().stream().map(CertificateListing::text).anyMatch(subject::equals);
    }

    private static String text(Identification name) {
        return IdentityText.of(name.describe());
    }
}
