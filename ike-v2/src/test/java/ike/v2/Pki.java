package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateDraft;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SigningKey;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A root, an authority below it, and certificates of left and right: who has which, and what is asked of them. */
final class Pki {
    static final Authority ROOT = Authority.of("CN=Root", key(SeededKeys.ec("P-256", 1)));
    static final Authority MIDDLE = Authority.of("CN=Middle", key(SeededKeys.ec("P-256", 2)));
    static final Certificate BETWEEN = ROOT.authority(MIDDLE, 0, Pki::asItIs);
    static final SigningKey RSA = key(SeededKeys.rsa(2048, 3));
    static final SigningKey RSA_TOO = key(SeededKeys.rsa(2048, 4));
    static final SigningKey P256 = key(SeededKeys.ec("P-256", 5));
    static final SigningKey P384 = key(SeededKeys.ec("P-384", 6));
    static final SigningKey P521 = key(SeededKeys.ec("P-521", 7));
    static final SigningKey ED25519 = key(SeededKeys.ed(KeyType.ED25519, 8));
    static final SigningKey ED448 = key(SeededKeys.ed(KeyType.ED448, 9));

    private Pki() {
    }

    static void asItIs(CertificateDraft draft) {
    }

    private static SigningKey key(Bytes info) {
        return SigningKey.read(info).orThrow();
    }

    /** Both prove themselves by any key. */
    static Setup both() {
        return Setup.USUAL.left(proofs(PublicKeyRound.ANY, PublicKeyRound.ANY))
                .right(proofs(PublicKeyRound.ANY, PublicKeyRound.ANY));
    }

    /** Other proofs than pre-shared keys, for our side and for the peer's. */
    static UnaryOperator<Connection> proofs(Proof local, Proof remote) {
        return c -> Change.with(Change.with(c, "local", round(local, c.local())), "remote", round(remote, c.remote()));
    }

    private static ImmutableList<AuthRound> round(Proof proof, ImmutableList<AuthRound> before) {
        return ImmutableList.of(new AuthRound(proof, before.getFirst().identity()));
    }

    /** What {@code auth} and {@code revocation} say. */
    static PublicKeyRound round(String auth, TrustRequest.Revocation revocation) {
        return new PublicKeyRound(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                SignatureConstraint.parse(auth).orElseThrow(), ImmutableList.of(), revocation);
    }

    static PublicKeyRound round(String auth) {
        return round(auth, TrustRequest.Revocation.RELAXED);
    }

    /** The usual certificate of a host, of the authority below the root. */
    static Certificate certificate(Actor actor, SigningKey key) {
        return certificate(actor, key, Pki::asItIs);
    }

    static Certificate certificate(Actor actor, SigningKey key, Consumer<CertificateDraft> change) {
        return MIDDLE.peer("CN=" + actor.name(), key, Identification.fqdn(actor.name() + ".test"), change);
    }

    /** The host has this key and this certificate, and trusts the root. */
    static void equip(Actor actor, SigningKey key, Certificate certificate) {
        actor.host().credentials().load(key);
        actor.host().credentials().load(certificate);
        actor.host().credentials().load(BETWEEN);
        trust(actor, ROOT.root());
    }

    static void trust(Actor actor, Certificate root) {
        actor.host().credentials().load(root);
        actor.order(new Order.LoadAuthorities(actor.host().credentials().anchors()));
    }

    /** Both have keys and their usual certificates. */
    static void equip(Scene scene, SigningKey left, SigningKey right) {
        equip(scene.left(), left, certificate(scene.left(), left));
        equip(scene.right(), right, certificate(scene.right(), right));
    }

    /** The last thing that failed at a host. */
    static Failure failure(Actor actor) {
        return Iterables.getLast(actor.events(Event.Failed.class)).failure();
    }
}
