package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.AttributeCertificateFile;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.crypto.certificate.KeyStoreFile;
import ike.crypto.certificate.PrivateKeyFile;
import ike.crypto.certificate.PublicKeyFile;
import ike.crypto.certificate.RevocationFile;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.interop.files.FileFailure;
import ike.interop.settings.Quoted;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import ike.interop.settings.SourceLine;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Reads the folders beside a configuration, the way of strongSwan's swanctl: certificates of {@code x509} and {@code
 * x509ca}, OCSP responders of {@code x509ocsp}, lists of {@code x509crl}, attribute authorities of {@code x509aa} and what
 * they say in {@code x509ac}, public keys of {@code pubkey}, private keys of {@code private}, {@code rsa}, {@code ecdsa} and
 * {@code pkcs8}, both of {@code pkcs12}; PEM or DER, whatever a file is called. What cannot be read is a warning, and the rest is
 * loaded.
 */
final class CredentialFolders {
    private static final ImmutableList<String> KEYS = ImmutableList.of("private", "rsa", "ecdsa", "pkcs8");

    private static final ImmutableList<String> KINDS = ImmutableList.<String>builder().addAll(KEYS).add("pkcs12")
            .build();

    private final Path folder;
    private final Findings findings;
    private final List<Section> secrets;
    private final ImmutableMap<String, String> passphrases;
    private final ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
    private final ImmutableList.Builder<SigningKey> keys = ImmutableList.builder();
    private final ImmutableList.Builder<Bytes> crls = ImmutableList.builder();
    private final ImmutableList.Builder<VerificationKey> publicKeys = ImmutableList.builder();
    private final ImmutableList.Builder<Certificate> attributeAuthorities = ImmutableList.builder();
    private final ImmutableList.Builder<Certificate> ocspResponders = ImmutableList.builder();
    private final ImmutableList.Builder<AttributeCertificate> attributes = ImmutableList.builder();
    private final ImmutableMap.Builder<Bytes, Path> files = ImmutableMap.builder();

    CredentialFolders(Path folder, Findings findings, List<Section> secrets) {
        this.folder = folder;
        this.findings = findings;
        this.secrets = secrets;
        passphrases = passphrases(secrets);
    }

    /** Everything that can be read. */
    StoredCredentials read() {
        each("x509", (file, octets) -> certificates(file, octets, certificates));
        each("x509ca", (file, octets) -> certificates(file, octets, certificates));
        each("x509aa", (file, octets) -> certificates(file, octets, attributeAuthorities));
        each("x509ocsp", (file, octets) -> certificates(file, octets, ocspResponders));
        each("x509ac", this::attribute);
        each("pubkey", this::publicKey);
        each("x509crl", (file, octets) -> {
            switch (RevocationFile.read(octets)) {
                case Decoded.Ok<Bytes>(Bytes list) -> crls.add(list);
                case Decoded.Bad<Bytes>(Malformed why) -> warn(file, why.problem());
            }
        });
        KEYS.forEach(kind -> each(kind, this::key));
        each("pkcs12", this::store);
        secrets.forEach(this::missing);
        return new StoredCredentials(certificates.build(), keys.build(), crls.build(),
                publicKeys.build(), attributeAuthorities.build(), ocspResponders.build(),
                attributes.build(), ImmutableList.of(),
                files.buildKeepingLast());
    }

    /** A secret for a file that is not there is of no use. */
    private void missing(Section section) {
        KINDS.stream().filter(kind -> section.name().startsWith(kind)).findFirst().ifPresent(kind -> section
                .setting("file").filter(file -> !Files.exists(folder.resolve(kind).resolve(file.value())))
                .ifPresent(file -> findings.warning(file.at(), "secrets." + section.name() + ".file",
                        "there is no file " + Quoted.of(file.value()) + " in " + kind)));
    }

    /** By the name of the file. */
    private static ImmutableMap<String, String> passphrases(List<Section> secrets) {
        ImmutableMap.Builder<String, String> passphrases = ImmutableMap.builder();
        for (Section section : secrets) {
            Optional<String> file = section.setting("file").map(Setting::value);
            Optional<String> secret = section.setting("secret").map(Setting::value);
            if (file.isPresent() && secret.isPresent()) {
                passphrases.put(file.get(), secret.get());
            }
        }
        return passphrases.buildKeepingLast();
    }

    private void each(String kind, BiConsumer<Path, Bytes> reading) {
        Path inside = folder.resolve(kind);
        if (!Files.isDirectory(inside)) {
            return;
        }
        try (Stream<Path> files = Files.list(inside)) {
            files.filter(CredentialFolders::isMeant).sorted()
                    .forEach(file -> octets(file).ifPresent(octets -> reading.accept(file, octets)));
        } catch (IOException e) {
            warn(inside, "cannot be read: " + FileFailure.reading(e));
        }
    }

    /** A file, or a link that leads nowhere any more. */
    private static boolean isMeant(Path file) {
        return Files.isRegularFile(file) || (Files.isSymbolicLink(file) && Files.notExists(file));
    }

    private Optional<Bytes> octets(Path file) {
        try {
            return Optional.of(Bytes.owning(Files.readAllBytes(file)));
        } catch (IOException e) {
            warn(file, "cannot be read: " + FileFailure.reading(e));
            return Optional.empty();
        }
    }

    private void certificates(Path file, Bytes octets, ImmutableList.Builder<Certificate> into) {
        switch (CertificateFile.read(octets)) {
            case Decoded.Ok<ImmutableList<Certificate>>(var read) -> read.forEach(one -> take(file, one, into));
            case Decoded.Bad<ImmutableList<Certificate>>(Malformed why) -> warn(file, why.problem());
        }
    }

    private void attribute(Path file, Bytes octets) {
        switch (AttributeCertificateFile.read(octets)) {
            case Decoded.Ok<AttributeCertificate>(AttributeCertificate read) -> {
                attributes.add(read);
                files.put(read.der(), file);
            }
            case Decoded.Bad<AttributeCertificate>(Malformed why) -> warn(file, why.problem());
        }
    }

    private void publicKey(Path file, Bytes octets) {
        switch (PublicKeyFile.read(octets)) {
            case Decoded.Ok<VerificationKey>(VerificationKey read) -> publicKeys.add(read);
            case Decoded.Bad<VerificationKey>(Malformed why) -> warn(file, why.problem());
        }
    }

    private void take(Path file, Certificate certificate, ImmutableList.Builder<Certificate> into) {
        into.add(certificate);
        files.put(certificate.der(), file);
    }

    private void take(Path file, SigningKey key) {
        keys.add(key);
        files.put(key.publicKey().subjectPublicKeyInfo(), file);
    }

    private void key(Path file, Bytes octets) {
        switch (PrivateKeyFile.read(octets, passphrase(file))) {
            case PrivateKeyFile.Reading.Key(SigningKey key) -> take(file, key);
            case PrivateKeyFile.Reading.Locked(String why) -> warn(file, why + "; expected a section secrets.private"
                    + " with file = " + file.getFileName() + " and its secret");
            case PrivateKeyFile.Reading.Bad(String why) -> warn(file, why);
        }
    }

    private void store(Path file, Bytes octets) {
        switch (KeyStoreFile.read(octets, passphrase(file).orElse(""))) {
            case Decoded.Ok<KeyStoreFile>(KeyStoreFile store) -> {
                store.certificates().forEach(one -> take(file, one, certificates));
                store.keys().forEach(one -> take(file, one));
            }
            case Decoded.Bad<KeyStoreFile>(Malformed why) -> warn(file, why.problem());
        }
    }

    private Optional<String> passphrase(Path file) {
        return Optional.ofNullable(passphrases.get(file.getFileName().toString()));
    }

    private void warn(Path file, String problem) {
        findings.warning(SourceLine.of(file.toString()), "file", "left out: " + problem);
    }
}
