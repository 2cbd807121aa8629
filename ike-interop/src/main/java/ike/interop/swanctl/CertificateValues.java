package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.crypto.certificate.PublicKeyFile;
import ike.crypto.signature.VerificationKey;
import ike.interop.settings.Quoted;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Certificates and public keys that a connection names: files of the folder that belongs to the key, {@code x509},
 * {@code x509ca} or {@code pubkey}, or elsewhere by an absolute path; behind {@code 0s}, as the control socket brings them, the
 * octets themselves in Base64.
 */
final class CertificateValues {
    private static final String INLINE = "0s";

    private final Optional<Path> folder;
    private final List<Certificate> named = new ArrayList<>();

    CertificateValues(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Every certificate that was named so far. */
    ImmutableList<Certificate> named() {
        return ImmutableList.copyOf(named);
    }

    /** Those of a list. */
    ImmutableList<Certificate> read(String kind, String value) throws BadValue {
        ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            switch (CertificateFile.read(octets(kind, item))) {
                case Decoded.Ok<ImmutableList<Certificate>>(var read) -> {
                    certificates.add(read.getFirst());
                    named.addAll(read);
                }
                case Decoded.Bad<ImmutableList<Certificate>>(Malformed why) ->
                    throw BadValue.saying("no certificate in " + shown(item) + ": " + why.problem());
            }
        }
        return certificates.build();
    }

    /** The public keys of a list, files of the folder {@code pubkey} (RFC 7670). */
    ImmutableList<VerificationKey> keys(String value) throws BadValue {
        ImmutableList.Builder<VerificationKey> keys = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            switch (PublicKeyFile.read(octets("pubkey", item))) {
                case Decoded.Ok<VerificationKey>(VerificationKey key) -> keys.add(key);
                case Decoded.Bad<VerificationKey>(Malformed why) ->
                    throw BadValue.saying("no public key in " + shown(item) + ": " + why.problem());
            }
        }
        return keys.build();
    }

    private Bytes octets(String kind, String item) throws BadValue {
        if (item.startsWith(INLINE) && BaseEncoding.base64().canDecode(item.substring(INLINE.length()))) {
            return Bytes.owning(BaseEncoding.base64().decode(item.substring(INLINE.length())));
        }
        try {
            Path file = folder.map(base -> base.resolve(kind).resolve(item)).orElseGet(() -> Path.of(item));
            return Bytes.owning(Files.readAllBytes(file));
        } catch (IOException | InvalidPathException e) {
            throw BadValue.saying("cannot read the " + (kind.equals("pubkey") ? "public key " : "certificate ")
                    + Quoted.of(item) + "; expected a file in " + kind
                    + " beside the configuration, or an absolute path");
        }
    }

    private static String shown(String item) {
        return item.startsWith(INLINE) ? "what the socket brought" : Quoted.of(item);
    }
}
