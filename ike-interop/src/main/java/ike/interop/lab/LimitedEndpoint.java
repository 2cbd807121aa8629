package ike.interop.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An endpoint that takes few orders: a case that gives it another one fails and says so. */
abstract class LimitedEndpoint implements Endpoint {
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final String name;
    private final Daemon daemon;

    LimitedEndpoint(String name, Daemon daemon) {
        this.name = name;
        this.daemon = daemon;
    }

    Daemon daemon() {
        return daemon;
    }

    @Override
    public void initiate(String child) throws IOException, InterruptedException {
        throw cannot("initiate");
    }

    @Override
    public void rekeyChild(String child) throws IOException, InterruptedException {
        throw cannot("rekey a Child SA");
    }

    @Override
    public void rekeyIke(String connection) throws IOException, InterruptedException {
        throw cannot("rekey an IKE SA");
    }

    @Override
    public void terminateIke(String connection) throws IOException, InterruptedException {
        throw cannot("delete an IKE SA");
    }

    @Override
    public void terminateChild(String child) throws IOException, InterruptedException {
        throw cannot("delete a Child SA");
    }

    @Override
    public void reauthenticate(String connection) throws IOException, InterruptedException {
        throw cannot("reauthenticate");
    }

    @Override
    public void crash() throws IOException, InterruptedException {
        throw cannot("crash and come back");
    }

    private CaseFailed cannot(String order) {
        return new CaseFailed("the lab has no way to have " + name + " " + order);
    }

    /** The SAs of this moment. */
    abstract Sas sas() throws IOException, InterruptedException;

    @Override
    public Sas await(Predicate<Sas> condition, Duration limit) throws IOException, InterruptedException {
        return Looking.await(this::sas, log(), condition, limit);
    }

    @Override
    public Sas clear(Duration limit) throws IOException, InterruptedException {
        return await(Sas::none, limit);
    }

    @Override
    public Optional<String> awaitFailure(String notification, int mark, Duration limit) throws InterruptedException {
        return log().await(Pattern.compile("\\b" + notification.replace('-', '_') + "\\b"), mark, limit);
    }

    /** What it has to say of that, nobody has found out. */
    @Override
    public Pattern setback() {
        return NOTHING;
    }

    @Override
    public LineLog log() {
        return daemon.log();
    }

    @Override
    public int stop() throws IOException, InterruptedException {
        return daemon.terminate();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
