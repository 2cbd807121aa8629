package ike.interop.client;

import ike.interop.vici.Message;
import ike.wire.Printable;

/** Log events of a daemon as lines. */
public final class LogText {
    private LogText() {
    }

    /** {@code IKE <gw|1> what happened}. */
    public static String line(Message event) {
        String sa = event.text("ikesa-name")
                .map(name -> "<" + name + event.text("ikesa-uniqueid").map(id -> "|" + id).orElse("") + "> ")
                .orElse("");
        return Printable.line(event.text("group").orElse("???") + " " + sa + event.text("msg").orElse(""));
    }
}
