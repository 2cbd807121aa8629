package ike.v2;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Entropy;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.v2.sa.Ticket;
import ike.wire.ip.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Session resumption (RFC 5723) as one end has it: the tickets that others have given us, one a connection, and those that we
 * give. Whatever changes who may connect and how makes all of them void (§6.2): no ticket outlives the credentials behind it.
 */
final class Resumption implements SecretOwner {
    private final Map<String, Ticket> kept = new LinkedHashMap<>();
    private final TicketOffice office;

    Resumption(Entropy entropy) {
        office = new TicketOffice(entropy);
    }

    /** Our own tickets. */
    TicketOffice office() {
        return office;
    }

    /** A ticket of an IKE SA that was lost, ours from now on. */
    void keep(Ticket ticket) {
        forget(ticket.state().former().connection());
        kept.put(ticket.state().former().connection(), ticket);
    }

    /** The ticket for this gateway; given away. What cannot be used any more is wiped. */
    Optional<Ticket> take(Now now, Connection connection, IpAddress gateway) {
        Ticket ticket = kept.remove(connection.name());
        if (ticket == null) {
            return Optional.empty();
        }
        boolean usable = now.wall().isBefore(ticket.state().expiresAt()) && ticket.gateway().equals(gateway)
                && connection.extensions().resumption();
        if (!usable) {
            ticket.wipe();
        }
        return Optional.of(ticket).filter(_ -> usable);
    }

    /** An IKE SA of this connection is up: older ones are not missed. */
    void forget(String connection) {
        Ticket before = kept.remove(connection);
        if (before != null) {
            before.wipe();
        }
    }

    /** An order may have changed who may connect. */
    void onOrder(Order order) {
        boolean touched = order instanceof Order.LoadConnection || order instanceof Order.UnloadConnection
                || order instanceof Order.LoadSecret || order instanceof Order.UnloadSecret
                || order instanceof Order.LoadAuthorities;
        if (touched) {
            kept.values().forEach(SecretOwner::wipe);
            kept.clear();
            office.voidAll();
        }
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        kept.values().forEach(ticket -> ticket.eachSecret(visitor));
        office.eachSecret(visitor);
    }
}
