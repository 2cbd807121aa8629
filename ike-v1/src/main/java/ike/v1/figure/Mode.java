package ike.v1.figure;

import ike.engine.config.Connection;
import ike.wire.v1.ExchangeType;
import java.util.Arrays;
import java.util.Optional;

/** The two ways through Phase 1 (RFC 2409 §5). */
public enum Mode {
    /** Six messages, of which the last two are encrypted: an instance of ISAKMP's Identity Protect exchange. */
    MAIN(ExchangeType.Known.MAIN_MODE),
    /** Three messages: no negotiation of the group, and no protection of identities unless public keys give it. */
    AGGRESSIVE(ExchangeType.Known.AGGRESSIVE_MODE);

    private final ExchangeType.Known exchange;

    Mode(ExchangeType.Known exchange) {
        this.exchange = exchange;
    }

    /** The mode that a connection begins with, and the only one that it answers. */
    public static Mode of(Connection connection) {
        return connection.ikev1().aggressive() ? AGGRESSIVE : MAIN;
    }

    /** The mode whose messages have this exchange type. */
    public static Optional<Mode> of(ExchangeType exchange) {
        return Arrays.stream(values()).filter(mode -> mode.exchange == exchange).findFirst();
    }

    /** The exchange type of its messages. */
    public ExchangeType.Known exchange() {
        return exchange;
    }
}
