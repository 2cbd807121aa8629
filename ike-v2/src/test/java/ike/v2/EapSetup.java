package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.eap.MsChapV2;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.SharedSecret;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Left proves itself by EAP, as the user {@code carol} unless said otherwise; right by the usual pre-shared key. */
final class EapSetup {
    static final String RIGHT_PASSWORD = "tulips";

    private EapSetup() {
    }

    static Setup of(EapMethod... methods) {
        return of(asks(named("carol"), methods), methods);
    }

    /** The initiator's usual part, against another responder. */
    static Setup of(UnaryOperator<Connection> responder, EapMethod... methods) {
        return Setup.USUAL.left(answers("carol", methods)).right(responder);
    }

    /** The initiator's side: proves itself with this name. */
    static UnaryOperator<Connection> answers(String name, EapMethod... methods) {
        return c -> Change.with(c, "local",
                ImmutableList.of(new AuthRound(new EapRound(ImmutableList.copyOf(methods), Optional.of(named(name))),
                        c.local().getFirst().identity())));
    }

    /** The responder's side: asks whom this pattern means. */
    static UnaryOperator<Connection> asks(IdentityPattern name, EapMethod... methods) {
        return c -> Change.with(c, "remote",
                ImmutableList.of(new AuthRound(new EapRound(ImmutableList.copyOf(methods), Optional.of(name)),
                        c.remote().getFirst().identity())));
    }

    static IdentityPattern named(String name) {
        return new IdentityPattern.Exactly(Identification.fqdn(name));
    }

    static Order password(String user, String password) {
        return new Order.LoadSecret(new SharedSecret("eap-" + user, SharedSecret.Purpose.EAP,
                Secret.copyOf(Bytes.utf8(password)), ImmutableList.of(named(user))));
    }

    /** What is left of a password in a directory that never had it. */
    static Order hash(String user, String password) {
        try (Secret text = Secret.copyOf(Bytes.utf8(password))) {
            return new Order.LoadSecret(new SharedSecret("ntlm-" + user, SharedSecret.Purpose.NTLM,
                    MsChapV2.ntPasswordHash(text), ImmutableList.of(named(user))));
        }
    }

    /** Both sides know the password of carol. */
    static void passwords(Scene scene) {
        scene.left().done(password("carol", RIGHT_PASSWORD));
        scene.right().done(password("carol", RIGHT_PASSWORD));
    }

    /** A scene that has begun as usual, with EAP from now on. */
    static void reload(Scene scene, EapMethod method) {
        scene.left().done(new Order.LoadConnection(
                answers("carol", method).apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
        scene.right().done(new Order.LoadConnection(asks(named("carol"), method)
                .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
        passwords(scene);
    }
}
