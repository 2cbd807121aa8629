package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An IPsec endpoint in a namespace of the lab, ours or strongSwan: what a case can order from it and see of it.
 *
 * <p>Orders return when they are given; what comes of them is seen in the SAs and in the log.
 */
public interface Endpoint extends AutoCloseable {

    /** Makes this file, and nothing of what was loaded before, its configuration. */
    void load(Path configuration) throws IOException, InterruptedException;

    /** Negotiates the Child SA of that name, and its IKE SA if there is none. */
    void initiate(String child) throws IOException, InterruptedException;

    /** Replaces the Child SA (RFC 7296 §1.3.3). */
    void rekeyChild(String child) throws IOException, InterruptedException;

    /** Replaces the IKE SA (RFC 7296 §1.3.2). */
    void rekeyIke(String connection) throws IOException, InterruptedException;

    /** Deletes the IKE SA, its Child SAs with it (RFC 7296 §1.4.1). */
    void terminateIke(String connection) throws IOException, InterruptedException;

    /** Deletes the Child SA. */
    void terminateChild(String child) throws IOException, InterruptedException;

    /** Waits until the SAs fulfil the condition; returns the last ones seen when the time is over. */
    Sas await(Predicate<Sas> condition, Duration limit) throws IOException, InterruptedException;

    /** Waits for the line that tells that a negotiation ended with this notification, sent or received. */
    Optional<String> awaitFailure(String notification, int mark, Duration limit) throws InterruptedException;

    /** Deletes every SA with the peer; returns what is left when none is, or the time is over. */
    Sas clear(Duration limit) throws IOException, InterruptedException;

    /** Lets it vanish without a word to the other side, and come back with what it had loaded. */
    void crash() throws IOException, InterruptedException;

    /** Sets up the IKE SA and its children anew, with another authentication (RFC 7296 §2.8.3). */
    void reauthenticate(String connection) throws IOException, InterruptedException;

    /** A line with a match tells that something could not be set up. */
    Pattern setback();

    /** What it has printed since it started. */
    LineLog log();

    /** Ends it as an administrator does, with SIGTERM; returns its exit code. */
    int stop() throws IOException, InterruptedException;

    /** Ends it without a word to the other side. */
    @Override
    void close();
}
