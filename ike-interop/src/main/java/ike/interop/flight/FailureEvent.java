package ike.interop.flight;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An exchange failed. */
@Name("ike.Failure")
@Label("IKE failure")
@Category("IKE")
@StackTrace(false)
final class FailureEvent extends Event {
    @Label("Connection")
    String connection = "";
    @Label("Peer's address")
    String remote = "";
    @Label("Notification")
    String notification = "";
    @Label("The peer refused")
    boolean byPeer;
    @Label("What was wrong")
    String summary = "";
}
