package ike.v2.exchange;

import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.v2.ChildKeys;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.KeySchedule;
import ike.crypto.v2.MultipleKeyExchanges;
import ike.v2.sa.Session;
import ike.v2.sa.Shares;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/** The keys that CREATE_CHILD_SA makes: of one key exchange (RFC 7296 §2.17, §2.18), of several (RFC 9370 §2.2.4), or of none. */
final class DerivedKeys {
    private DerivedKeys() {
    }

    /** Those of the successor of the IKE SA of {@code old}. */
    static IkeKeys ike(Turn turn, Session old, IkeAlgorithms algorithms, Shares shares, Bytes ni, Bytes nr, IkeSpi spiI,
            IkeSpi spiR) {
        return shares.additional() == 0
                ? KeySchedule.rekeyed(old.algorithms().prf(), old.keys().skD(), algorithms,
                        shares.secrets().getFirst(), ni, nr, spiI, spiR, turn.environment().log())
                : MultipleKeyExchanges.rekeyed(old.algorithms().prf(), old.keys().skD(), algorithms, shares.secrets(),
                        ni, nr, spiI, spiR, turn.environment().log());
    }

    /** Those of a Child SA. */
    static ChildKeys child(Turn turn, Session session, Shares shares, Bytes ni, Bytes nr, Encryption encryption,
            Optional<Integrity> integrity) {
        return shares.additional() > 0
                ? MultipleKeyExchanges.child(session.algorithms().prf(), session.keys().skD(), shares.secrets(), ni, nr,
                        encryption, integrity, turn.environment().log())
                : KeySchedule.child(session.algorithms().prf(), session.keys().skD(),
                        shares.secrets().stream().findFirst(), ni, nr, encryption, integrity,
                        turn.environment().log());
    }
}
