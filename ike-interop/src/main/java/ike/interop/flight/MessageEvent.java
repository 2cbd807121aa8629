package ike.interop.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An IKE message came or went. */
@Name("ike.Message")
@Label("IKE message")
@Category("IKE")
@StackTrace(false)
final class MessageEvent extends Event {
    @Label("It came")
    boolean inbound;
    @Label("Exchange")
    String exchange = "";
    @Label("It is a response")
    boolean response;
    @Label("Message ID")
    long messageId;
    @Label("Peer's address")
    String remote = "";
    @Label("Length")
    @DataAmount
    int length;
}
