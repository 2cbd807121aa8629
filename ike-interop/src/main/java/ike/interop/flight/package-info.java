/**
 * What an endpoint does as events of the JDK's Flight Recorder: handshakes, failures, IKE messages, and from time to time what
 * each Child SA has carried. {@link ike.interop.flight.FlightRecords} is the way in. No event holds a secret.
 */
@NullMarked
package ike.interop.flight;

import org.jspecify.annotations.NullMarked;
