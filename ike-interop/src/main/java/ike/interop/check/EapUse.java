package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * EAP as RFC 7296 §2.16 does not want it: of a server that proves itself otherwise than by a signature, so that whoever knows that
 * secret can ask users for their passwords, or by methods that give no key, so that whoever stands between can pass them on (§5).
 */
final class EapUse {
    private EapUse() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (Connection connection : connections) {
            side(connection, ".local", connection.local(), connection.remote()).ifPresent(remarks::add);
            side(connection, ".remote", connection.remote(), connection.local()).ifPresent(remarks::add);
            keyless(connection, ".local", connection.local()).ifPresent(remarks::add);
            keyless(connection, ".remote", connection.remote()).ifPresent(remarks::add);
        }
        return remarks.build();
    }

    /** Of a side that is asked by EAP: what the other one, the server, shows before. */
    private static Optional<Remark> side(Connection connection, String side, List<AuthRound> asked,
            List<AuthRound> server) {
        boolean byEap = asked.stream().anyMatch(round -> round.eap().isPresent());
        Proof shown = server.getFirst().proof();
        return byEap && !(shown instanceof PublicKeyRound || shown instanceof EapRound)
                ? Optional.of(new Remark("connections." + connection.name() + side,
                        "EAP wants a server that proves itself by a signature first (RFC 7296 §2.16); here whoever has"
                                + " the other side's secret can ask for passwords"))
                : Optional.empty();
    }

    private static Optional<Remark> keyless(Connection connection, String side, List<AuthRound> asked) {
        String keyless = asked.stream().flatMap(round -> round.eap().stream())
                .filter(eap -> eap.methods().stream().noneMatch(EapMethod::givesKey))
                .flatMap(eap -> eap.methods().stream()).map(EapMethod::label).distinct()
                .collect(Collectors.joining(", "));
        return keyless.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark("connections." + connection.name() + side, keyless
                        + " gives no key (RFC 7296 §2.16): nothing ties the password to this IKE SA; eap-mschapv2 and"
                        + " eap-tls do"));
    }
}
