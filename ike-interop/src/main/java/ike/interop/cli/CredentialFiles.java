package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.interop.conversation.Credentials;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code --psk} and {@code --cert} say, as values. */
final class CredentialFiles {
    private CredentialFiles() {
    }

    static Credentials read(@Nullable String psk, List<Path> certificates) {
        ImmutableList.Builder<X509Certificate> all = ImmutableList.builder();
        certificates.forEach(file -> all.addAll(certificates(file)));
        return new Credentials(Optional.ofNullable(psk).map(CredentialFiles::secret), all.build());
    }

    private static Secret secret(String psk) {
        if (!psk.startsWith("0x")) {
            return Secret.copyOf(Bytes.utf8(psk));
        }
        try {
            return Secret.copyOf(Bytes.fromHex(psk.substring(2)));
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.BAD_INPUT, "--psk: 0x is not followed by pairs of hexadecimal digits", e);
        }
    }

    private static ImmutableList<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ImmutableList.Builder<X509Certificate> found = ImmutableList.builder();
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
            return found.build();
        } catch (IOException | CertificateException e) {
            throw new UserError(ExitCode.BAD_INPUT, "--cert " + file + ": no certificate can be read from it ("
                    + e.getMessage() + ")", e);
        }
    }
}
