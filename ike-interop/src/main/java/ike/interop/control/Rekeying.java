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
            return failure("there is no matching SA to rekey");
        }
        if (request.yes("reauth")) {
            return failure("reauthentication is not supported yet");
        }
        for (long id : found) {
            Target target = new Target.Numbered(id);
            control.order(targets.areChildren() ? new Order.RekeyChild(target) : new Order.RekeyIke(target), _ -> {
            });
        }
        return Message.builder().put("success", "yes").put("matches", found.size()).build();
    }

    private static Message failure(String reason) {
        return Message.builder().put("success", "no").put("matches", 0).put("errmsg", reason).build();
    }
}
