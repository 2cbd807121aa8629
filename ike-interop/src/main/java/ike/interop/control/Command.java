package ike.interop.control;

import ike.interop.endpoint.Control;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;

/** One command of the control protocol, carried out in the engine's thread. */
@FunctionalInterface
interface Command {
    /** Does it, and answers the call now or later, once. */
    void run(Control control, Message request, ViciCall call);

    /** A command that needs nothing but a look. */
    interface Look {
        /** The response. */
        Message response(Control control, Message request);
    }

    /** A command that only looks. */
    static Command looking(Look look) {
        return (control, request, call) -> call.answer(look.response(control, request));
    }

    /** A command that cannot do what it is asked, whoever asks. */
    static Command refusing(String reason) {
        return (_, _, call) -> call.answer(Answers.failure(reason));
    }
}
