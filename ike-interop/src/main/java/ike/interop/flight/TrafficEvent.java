package ike.interop.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** What a Child SA has carried since it is up: a sample, because packets are too many to tell of each. */
@Name("ike.Traffic")
@Label("ESP traffic")
@Category("IKE")
@Period("1 s")
@StackTrace(false)
final class TrafficEvent extends Event {
    @Label("Connection")
    String connection = "";
    @Label("Child")
    String child = "";
    @Label("Number of the SA")
    long id;
    @Label("Packets in")
    long packetsIn;
    @Label("Octets in")
    @DataAmount
    long octetsIn;
    @Label("Packets out")
    long packetsOut;
    @Label("Octets out")
    @DataAmount
    long octetsOut;
}
