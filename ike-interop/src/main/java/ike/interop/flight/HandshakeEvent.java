package ike.interop.flight;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** From the first message of an IKE SA to the moment at which it is up. */
@Name("ike.Handshake")
@Label("IKE handshake")
@Category("IKE")
@StackTrace(false)
final class HandshakeEvent extends Event {
    @Label("Connection")
    String connection = "";
    @Label("Version of IKE")
    int version;
    @Label("We initiated")
    boolean initiator;
    @Label("Peer's address")
    String remote = "";
    @Label("Algorithms")
    String algorithms = "";
}
