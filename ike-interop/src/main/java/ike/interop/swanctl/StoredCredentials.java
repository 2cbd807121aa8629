package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SigningKey;
import ike.engine.credential.Credentials;
import ike.wire.Bytes;

/**
 * What the folders beside a configuration hold.
 *
 * @param certificates of {@code x509} and {@code x509ca}, and those that connections name
 * @param keys private keys that could be opened
 * @param crls certificate revocation lists in DER
 */
public record StoredCredentials(ImmutableList<Certificate> certificates, ImmutableList<SigningKey> keys,
        ImmutableList<Bytes> crls) {
    /** None. */
    public static final StoredCredentials NONE = new StoredCredentials(ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of());

    /** Puts all of them into a store. */
    public void loadInto(Credentials store) {
        certificates.forEach(store::load);
        keys.forEach(store::load);
        crls.forEach(store::loadCrl);
    }

    /** Takes all of them out of a store. */
    public void unloadFrom(Credentials store) {
        certificates.forEach(store::unload);
        keys.forEach(key -> store.unload(key.publicKey()));
        crls.forEach(store::unloadCrl);
    }
}
