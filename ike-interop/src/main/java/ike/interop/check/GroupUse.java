package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.AttributeCertificate;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.PublicKeyRound;
import ike.interop.swanctl.StoredCredentials;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Groups that nobody could be in, and attribute certificates that say nothing. */
final class GroupUse {
    private GroupUse() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections, StoredCredentials credentials, Instant now) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        if (credentials.attributeAuthorities().isEmpty()) {
            connections.stream().filter(GroupUse::demandsGroups)
                    .forEach(connection -> remarks.add(new Remark("connections." + connection.name(),
                            "demands groups, and no attribute authority is trusted that could say who is in them;"
                                    + " expected its certificate in x509aa")));
        }
        for (AttributeCertificate attribute : credentials.attributes()) {
            attribute.flaw(credentials.attributeAuthorities(), now).ifPresent(why -> remarks.add(new Remark(
                    Optional.ofNullable(credentials.files().get(attribute.der())), "x509ac",
                    "the " + attribute + " " + why)));
        }
        return remarks.build();
    }

    private static boolean demandsGroups(Connection connection) {
        return connection.remote().stream().anyMatch(round -> !key(round).groups().isEmpty());
    }

    private static PublicKeyRound key(AuthRound round) {
        return round.publicKey().or(() -> round.eap().map(EapRound::key)).orElse(PublicKeyRound.ANY);
    }
}
