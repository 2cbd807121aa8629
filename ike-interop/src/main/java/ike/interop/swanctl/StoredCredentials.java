package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.credential.Credentials;
import ike.wire.Bytes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the folders beside a configuration hold.
 *
 * @param certificates of {@code x509} and {@code x509ca}, and those that connections name
 * @param keys private keys that could be opened
 * @param crls certificate revocation lists in DER
 * @param publicKeys those of {@code pubkey}
 * @param attributeAuthorities of {@code x509aa}
 * @param ocspResponders of {@code x509ocsp}
 * @param attributes attribute certificates
 * @param authorities those of the section {@code authorities}
 * @param files the files of those that have one: of a certificate by its DER, of a private key by its SubjectPublicKeyInfo
 */
public record StoredCredentials(ImmutableList<Certificate> certificates, ImmutableList<SigningKey> keys,
        ImmutableList<Bytes> crls, ImmutableList<VerificationKey> publicKeys,
        ImmutableList<Certificate> attributeAuthorities, ImmutableList<Certificate> ocspResponders,
        ImmutableList<AttributeCertificate> attributes,
        ImmutableList<KnownAuthority> authorities,
        ImmutableMap<Bytes, Path> files) {
    /** None. */
    public static final StoredCredentials NONE = new StoredCredentials(ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(), ImmutableMap.of());

    /** Where a certificate came from, if from a file of a folder. */
    public Optional<Path> file(Certificate certificate) {
        return Optional.ofNullable(files.get(certificate.der()));
    }

    /** Where a private key came from. */
    public Optional<Path> file(SigningKey key) {
        return Optional.ofNullable(files.get(key.publicKey().subjectPublicKeyInfo()));
    }

    /** Puts all of them into a store. */
    public void loadInto(Credentials store) {
        certificates.forEach(store::load);
        keys.forEach(store::load);
        crls.forEach(store::loadCrl);
        publicKeys.forEach(store::load);
        attributeAuthorities.forEach(store::loadAttributeAuthority);
        ocspResponders.forEach(store::loadOcspResponder);
        attributes.forEach(store::load);
        authorities.forEach(store::load);
    }

    /** Takes all of them out of a store. */
    public void unloadFrom(Credentials store) {
        certificates.forEach(store::unload);
        keys.forEach(key -> store.unload(key.publicKey()));
        crls.forEach(store::unloadCrl);
        publicKeys.forEach(store::distrust);
        attributeAuthorities.forEach(store::unload);
        ocspResponders.forEach(store::unload);
        attributes.forEach(store::unload);
        authorities.forEach(authority -> store.unloadAuthority(authority.name()));
    }
}
