package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Order;
import ike.engine.Target;
import ike.interop.endpoint.Control;
import ike.interop.log.Journal;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;

/** {@code terminate {child, ike, child-id, ike-id, timeout, loglevel}}. */
final class Termination implements Command {
    private final Journal journal;

    Termination(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void run(Control control, Message request, ViciCall call) {
        Targets targets = Targets.of(request);
        ImmutableList<Long> found = targets.found(control.view());
        if (targets.isNothing() || found.isEmpty()) {
            call.answer(failure(0, 0,
                    targets.isNothing() ? "nothing to terminate is named" : "no matching SAs to terminate found"));
            return;
        }
        Tally tally = new Tally(found.size(), ControlledCall.begin(journal, request, call, names(control),
                failure(found.size(), 0, "not every SA is deleted yet, and the time is over")));
        for (long id : found) {
            Target target = new Target.Numbered(id);
            control.order(targets.areChildren() ? new Order.TerminateChild(target) : new Order.TerminateIke(target),
                    tally::add);
        }
    }

    private static ImmutableList<String> names(Control control) {
        return control.view().ikeSas().stream().map(IkeSaView::connection).distinct()
                .collect(ImmutableList.toImmutableList());
    }

    private static Message failure(int matches, int terminated, String reason) {
        return Message.builder().put("success", "no").put("matches", matches).put("terminated", terminated)
                .put("errmsg", reason).build();
    }

    /** Counts outcomes, in the engine's thread, and answers with the last. */
    private static final class Tally {
        private final int matches;
        private final ControlledCall call;
        private int done;
        private int failed;

        Tally(int matches, ControlledCall call) {
            this.matches = matches;
            this.call = call;
        }

        void add(Event outcome) {
            if (outcome instanceof Event.OrderFailed) {
                failed++;
            } else {
                done++;
            }
            if (done + failed == matches) {
                call.answer(failed == 0
                        ? Message.builder().put("success", "yes").put("matches", matches).put("terminated", done)
                                .build()
                        : failure(matches, done, failed + " SAs are not deleted"));
            }
        }
    }
}
