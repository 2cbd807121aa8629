package ike.interop.demo;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Order;
import ike.engine.config.EncryptionRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.SharedSecret;
import ike.engine.sim.Host;
import ike.interop.transcript.Recording.Party;
import ike.wire.Bytes;
import ike.wire.v2.Identification;

/** The keys and certificates of a demonstration, which are the same under every seed, and protect nothing. */
final class Proofs {
    private static final int RSA_BITS = 1024;

    /** Whose password the initiator knows, where it has one. */
    static final Identification USER = Identification.fqdn("alice");
    static final String PASSWORD = "tulips from Amsterdam";

    private Proofs() {
    }

    /**
     * What a party is asked for; of its own side, with what it has.
     *
     * @param begins whether the party is the initiator
     */
    static Proof of(Authentication authentication, Party party, boolean own, boolean begins) {
        return switch (authentication) {
            case PSK, XAUTH -> new Proof.PreSharedKey();
            case HYBRID -> begins ? new Proof.UserAlone() : of(Authentication.RSA_SIGNATURES, party, own, false);
            case RSA_SIGNATURES, DSS, ECDSA -> own
                    ? PublicKeyRound.ANY.with(certificate(authentication, party))
                    : PublicKeyRound.ANY;
            case ENCRYPTION -> new EncryptionRound(key(authentication, party).publicKey(), false);
            case REVISED_ENCRYPTION -> new EncryptionRound(key(authentication, party).publicKey(), true);
        };
    }

    /** Gives a host what it needs for that. */
    static void equip(Host host, Authentication authentication, Party party) {
        if (authentication.hasUser()) {
            host.order(new Order.LoadSecret(new SharedSecret("user", SharedSecret.Purpose.EAP,
                    Secret.copyOf(Bytes.utf8(PASSWORD)), ImmutableList.of(new IdentityPattern.Exactly(USER)))));
        }
        switch (authentication) {
            case PSK, XAUTH -> {
            }
            case HYBRID -> equip(host, Authentication.RSA_SIGNATURES, party);
            case RSA_SIGNATURES, DSS, ECDSA -> {
                host.credentials().load(key(authentication, party));
                host.credentials().load(certificate(authentication, party));
                host.credentials().load(authority(authentication).root());
                host.order(new Order.LoadAuthorities(host.credentials().anchors()));
            }
            case ENCRYPTION, REVISED_ENCRYPTION -> host.credentials().loadForDecryption(key(authentication, party));
        }
    }

    private static Certificate certificate(Authentication authentication, Party party) {
        return authority(authentication).peer("CN=" + party.identity(), key(authentication, party),
                Identification.fqdn(party.identity()), _ -> {
                });
    }

    private static Authority authority(Authentication authentication) {
        return Authority.of("CN=Authority of the demonstration",
                SigningKey.read(privateKey(authentication, 1)).orThrow());
    }

    /** The private key of a party, as PrivateKeyInfo in DER (RFC 5958 §2). */
    static Bytes privateKey(Authentication authentication, Party party) {
        return privateKey(authentication, party.name().hashCode());
    }

    private static SigningKey key(Authentication authentication, Party party) {
        return SigningKey.read(privateKey(authentication, party)).orThrow();
    }

    private static Bytes privateKey(Authentication authentication, long seed) {
        return switch (authentication) {
            case DSS -> SeededKeys.dsa(seed);
            case ECDSA -> SeededKeys.ec("P-256", seed);
            default -> SeededKeys.rsa(RSA_BITS, seed);
        };
    }
}
