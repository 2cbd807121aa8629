package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.IkeSaView;
import ike.engine.Order;
import ike.engine.Target;
import ike.interop.endpoint.Control;
import ike.interop.vici.Message;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * {@code redirect {ike, ike-id, peer-ip, peer-id, gateway}}: sends the peers of these IKE SAs to another gateway (RFC 5685), and does
 * not wait until they have gone. Addresses and identities are compared as they are printed.
 */
final class Redirecting {
    private Redirecting() {
    }

    static Message begin(Control control, Message request) {
        Optional<IpAddress> gateway = request.text("gateway").flatMap(IpAddress::parse);
        if (gateway.isEmpty()) {
            return failure("gateway is no address: names are not looked up for others");
        }
        ImmutableList<Long> found = control.view().ikeSas().stream().filter(sa -> isMeant(sa, request))
                .map(IkeSaView::uniqueId).collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            return failure("there is no matching IKE_SA to redirect");
        }
        for (long id : found) {
            control.order(new Order.Redirect(new Target.Numbered(id), gateway.get()), _ -> {
            });
        }
        return Message.builder().put("success", "yes").put("matches", found.size()).build();
    }

    private static boolean isMeant(IkeSaView sa, Message request) {
        return Targets.of(request).names(sa) && sa.state().equals("ESTABLISHED")
                && request.text("peer-ip").filter(ip -> !ip.equals(sa.path().remote().address().toString())).isEmpty()
                && request.text("peer-id").filter(id -> !id.equals(sa.remoteId())).isEmpty();
    }

    private static Message failure(String reason) {
        return Message.builder().put("success", "no").put("matches", 0).put("errmsg", reason).build();
    }
}
