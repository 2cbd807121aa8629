package ike.interop.control;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.AttributeCertificateFile;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.crypto.certificate.PrivateKeyFile;
import ike.crypto.certificate.PublicKeyFile;
import ike.crypto.certificate.RevocationFile;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.credential.Fetched;
import ike.interop.endpoint.Control;
import ike.interop.vici.Message;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * load-cert, load-key, unload-key and get-keys: certificates, revocation lists, attribute certificates and private keys that came over the
 * socket. What the file had brought before remains the file's. Confined to the engine's thread.
 */
final class SocketCredentials {
    private final Set<Certificate> certificates = new LinkedHashSet<>();
    private final Set<Bytes> crls = new LinkedHashSet<>();
    private final Set<AttributeCertificate> attributes = new LinkedHashSet<>();
    private final Set<VerificationKey> publicKeys = new LinkedHashSet<>();
    private final Map<String, SigningKey> keys = new LinkedHashMap<>();

    /** {@code load-cert {type, flag, data}}. */
    Message loadCertificate(Control control, Message request) {
        Bytes octets = request.value("data").orElse(Bytes.EMPTY);
        String type = Ascii.toUpperCase(request.text("type").orElse(""));
        return switch (type) {
            case "X509" -> certificate(control, octets, Ascii.toUpperCase(request.text("flag").orElse("NONE")));
            case "X509_CRL" -> revocationList(control, octets);
            case "X509_AC" -> attribute(control, octets);
            case "PUBKEY" -> publicKey(control, octets);
            default -> Answers.failure(
                    "a certificate of type " + type + " has no use here; expected X509, X509_CRL, X509_AC or PUBKEY");
        };
    }

    private Message publicKey(Control control, Bytes octets) {
        return switch (PublicKeyFile.read(octets)) {
            case Decoded.Bad<VerificationKey>(Malformed why) -> Answers.failure(why.problem());
            case Decoded.Ok<VerificationKey>(VerificationKey key) -> {
                if (!control.credentials().publicKeys().contains(key)) {
                    publicKeys.add(key);
                    control.change(store -> store.load(key));
                }
                yield Answers.SUCCESS;
            }
        };
    }

    private Message certificate(Control control, Bytes octets, String flag) {
        return switch (CertificateFile.read(octets)) {
            case Decoded.Bad<ImmutableList<Certificate>>(Malformed why) -> Answers.failure(why.problem());
            case Decoded.Ok<ImmutableList<Certificate>>(var read) when flag.equals("CA")
                    && !read.stream().allMatch(Certificate::isAuthority) ->
                Answers.failure("its basicConstraints do not say that it is an authority (RFC 5280 section 4.2.1.9)");
            case Decoded.Ok<ImmutableList<Certificate>>(var read) -> {
                switch (flag) {
                    case "AA" -> {
                        take(control, read);
                        authorize(control, read);
                    }
                    case "OCSP" -> believe(control, read);
                    default -> take(control, read);
                }
                yield Answers.SUCCESS;
            }
        };
    }

    /** What the file brings as attribute authorities stays its own. */
    private void authorize(Control control, ImmutableList<Certificate> taken) {
        ImmutableList<Certificate> known = control.credentials().attributeAuthorities();
        taken.stream().filter(certificate -> !known.contains(certificate)).forEach(certificate -> {
            certificates.add(certificate);
            control.change(store -> store.loadAttributeAuthority(certificate));
        });
    }

    /** The same of OCSP responders. */
    private void believe(Control control, ImmutableList<Certificate> taken) {
        ImmutableList<Certificate> known = control.credentials().ocspResponders();
        taken.stream().filter(certificate -> !known.contains(certificate)).forEach(certificate -> {
            certificates.add(certificate);
            control.change(store -> store.loadOcspResponder(certificate));
        });
    }

    private Message attribute(Control control, Bytes octets) {
        return switch (AttributeCertificateFile.read(octets)) {
            case Decoded.Bad<AttributeCertificate>(Malformed why) -> Answers.failure(why.problem());
            case Decoded.Ok<AttributeCertificate>(AttributeCertificate read) -> {
                if (!control.credentials().attributes().contains(read)) {
                    attributes.add(read);
                    control.change(store -> store.load(read));
                }
                yield Answers.SUCCESS;
            }
        };
    }

    private Message revocationList(Control control, Bytes octets) {
        return switch (RevocationFile.read(octets)) {
            case Decoded.Bad<Bytes>(Malformed why) -> Answers.failure(why.problem());
            case Decoded.Ok<Bytes>(Bytes list) -> {
                if (!control.credentials().crls().contains(list)) {
                    crls.add(list);
                    control.change(store -> store.loadCrl(list));
                }
                yield Answers.SUCCESS;
            }
        };
    }

    /** Knows certificates, and those that are new as the socket's. */
    void take(Control control, ImmutableList<Certificate> taken) {
        ImmutableList<Certificate> known = control.credentials().certificates();
        ImmutableList<Certificate> fresh = taken.stream().filter(certificate -> !known.contains(certificate))
                .collect(ImmutableList.toImmutableList());
        if (!fresh.isEmpty()) {
            certificates.addAll(fresh);
            control.change(store -> fresh.forEach(store::load));
        }
    }

    /** {@code flush-certs {type}}: what was fetched of that kind, or of every kind, is fetched anew when it is needed. */
    Message flush(Control control, Message request) {
        Fetched fetched = control.credentials().fetched();
        String type = Ascii.toUpperCase(request.text("type").orElse("ANY"));
        boolean all = type.equals("ANY");
        if (all || type.equals("X509_CRL")) {
            fetched.forgetCrls();
        }
        if (all || type.equals("OCSP_RESPONSE")) {
            fetched.forgetOcsp();
        }
        if (all || type.equals("X509")) {
            fetched.forgetLinked();
        }
        return Answers.SUCCESS;
    }

    /** {@code load-key {type, data}}; the answer holds the key's {@code id}. */
    Message loadKey(Control control, Message request) {
        return switch (PrivateKeyFile.read(request.value("data").orElse(Bytes.EMPTY), Optional.empty())) {
            case PrivateKeyFile.Reading.Locked(String why) -> Answers.failure(why);
            case PrivateKeyFile.Reading.Bad(String why) -> Answers.failure(why);
            case PrivateKeyFile.Reading.Key(SigningKey key) -> {
                String id = key.publicKey().keyIdentifier().hex();
                boolean known = control.credentials().keys().stream()
                        .anyMatch(other -> other.publicKey().keyIdentifier().hex().equals(id));
                if (!known) {
                    keys.put(id, key);
                    control.change(store -> store.load(key));
                }
                yield Message.builder().put("success", "yes").put("id", id).build();
            }
        };
    }

    /** {@code unload-key {id}}. */
    Message unloadKey(Control control, Message request) {
        String id = Ascii.toLowerCase(request.text("id").orElse(""));
        SigningKey key = keys.remove(id);
        if (key == null) {
            return Answers.failure("there is no private key " + id + " that came over the socket");
        }
        control.change(store -> store.unload(key.publicKey()));
        return Answers.SUCCESS;
    }

    /** {@code get-keys}. */
    Message keyIds(Control control, Message request) {
        return Message.builder().list("keys", keys.keySet()).build();
    }

    /** Forgets all that came over the socket. */
    void clear(Control control) {
        control.change(store -> {
            certificates.forEach(store::unload);
            crls.forEach(store::unloadCrl);
            attributes.forEach(store::unload);
            publicKeys.forEach(store::distrust);
            keys.values().forEach(key -> store.unload(key.publicKey()));
        });
        certificates.clear();
        crls.clear();
        attributes.clear();
        publicKeys.clear();
        keys.clear();
    }
}
