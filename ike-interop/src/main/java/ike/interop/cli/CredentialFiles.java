package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.interop.conversation.Credentials;
import ike.interop.files.FileFailure;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code --psk} and {@code --cert} say, as values. */
final class CredentialFiles {
    private CredentialFiles() {
    }

    static Credentials read(@Nullable String psk, List<Path> certificates) {
        ImmutableList.Builder<Certificate> all = ImmutableList.builder();
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

    private static ImmutableList<Certificate> certificates(Path file) {
        try {
            return switch (CertificateFile.read(Bytes.owning(Files.readAllBytes(file)))) {
                case Decoded.Ok<ImmutableList<Certificate>>(ImmutableList<Certificate> found) -> found;
                case Decoded.Bad<ImmutableList<Certificate>>(Malformed why) -> throw new UserError(ExitCode.BAD_INPUT,
                        "--cert " + file + ": no certificate can be read from it (" + why.problem() + ")");
            };
        } catch (IOException e) {
            throw new UserError(ExitCode.BAD_INPUT, "--cert " + file + ": cannot be read: " + FileFailure.reading(e),
                    e);
        }
    }
}
