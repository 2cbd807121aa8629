package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.Target;
import ike.interop.endpoint.Control;
import ike.interop.vici.Message;

/** {@code rekey {child, ike, child-id, ike-id, reauth}}: begins it, and does not wait for the end. */
final class Rekeying {
    private Rekeying() {
    }

    static Message begin(Control control, Message request) {
        Targets targets = Targets.of(request);
        ImmutableList<Long> found = targets.isNothing() ? ImmutableList.of() : targets.found(control.view());
        if (found.isEmpty()) {
            return failure("no matching SAs to rekey found");
        }
        for (long id : found) {
            control.order(order(targets, request, new Target.Numbered(id)), _ -> {
            });
        }
        return Message.builder().put("success", "yes").put("matches", found.size()).build();
    }

    private static Order order(Targets targets, Message request, Target target) {
        if (targets.areChildren()) {
            return new Order.RekeyChild(target);
        }
        return request.yes("reauth") ? new Order.Reauthenticate(target) : new Order.RekeyIke(target);
    }

    private static Message failure(String reason) {
        return Message.builder().put("success", "no").put("matches", 0).put("errmsg", reason).build();
    }
}
