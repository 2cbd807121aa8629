package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.interop.conversation.Credentials;
import ike.interop.files.FileFailure;
import ike.interop.swanctl.SecretValues;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --psk} and {@code --cert} say, as values. */
final class CredentialFiles {
    private CredentialFiles() {
    }

    static Credentials read(List<String> psks, List<Path> certificates) {
        ImmutableList.Builder<Certificate> all = ImmutableList.builder();
        certificates.forEach(file -> all.addAll(certificates(file)));
        return new Credentials(psks.stream().map(CredentialFiles::secret).collect(ImmutableList.toImmutableList()),
                all.build());
    }

    /** As in a configuration's secrets. */
    private static Secret secret(String psk) {
        try {
            return SecretValues.of(psk);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.BAD_INPUT, "--psk: " + e.getMessage(), e);
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
