package ike.interop.cli;

import ike.interop.vici.Message;
import ike.wire.Printable;

/** What a daemon answers. */
final class Answers {
    private Answers() {
    }

    /** Ends the command with a line and {@link ExitCode#NO} unless the answer is yes. */
    static void demandSuccess(Message answer, String otherwise) {
        if (!answer.yes("success")) {
            throw new UserError(ExitCode.NO,
                    otherwise + answer.text("errmsg").map(reason -> ": " + Printable.line(reason)).orElse(""));
        }
    }
}
