package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Plays the steps of one case in one role, in order. Each answers with a remark for the evidence or fails the case. */
final class StepPlayer {

    private static final Duration LIMIT = Patience.seconds(10);
    /** For what happens by itself, by timers. */
    private static final Duration PATIENT = Patience.seconds(30);
    private static final Duration WORD = Patience.seconds(5);
    /** The packets that pass before and after a rekey. */
    private static final int AROUND = 50;

    private final LabNetwork network;
    private final Both<Endpoint> endpoints;
    private final Both<Integer> start;
    private final ImmutableList<Family> inside;
    private final Side initiator;
    private String child = "";

    StepPlayer(LabNetwork network, Both<Endpoint> endpoints, Both<Integer> start, Expect expect, Role role) {
        this.network = network;
        this.endpoints = endpoints;
        this.start = start;
        this.inside = expect.inside();
        this.initiator = role.initiator();
    }

    String play(Step step) throws IOException, InterruptedException {
        return switch (step) {
            case Step.Up up -> up(up);
            case Step.Tries(String name) -> {
                of(initiator).initiate(name);
                yield "";
            }
            case Step.Fails fails -> fails(fails);
            case Step.Echo echo -> echo(echo);
            case Step.Knock(Side from) -> {
                Ping.run(network, from, inside.getFirst(), 1);
                yield "";
            }
            case Step.Tcp tcp -> tcp(tcp);
            case Step.Rekey rekey -> rekey(rekey);
            case Step.Terminate terminate -> terminate(terminate);
            case Step.Reauthenticate reauthenticate -> reauthenticate(reauthenticate);
            case Step.Crash(Side side) -> {
                of(side).crash();
                yield "";
            }
            case Step.Move(Side side) -> move(side);
            case Step.Rebind(Side side) -> {
                network.rebind(side);
                await(side.other(), "the IKE SA with " + side.word() + " at " + side.otherOuter(),
                        sas -> sas.isAt(side.otherOuter(), false) && sas.onlyChild(child), PATIENT);
                yield "";
            }
            case Step.ComesUp(String name) -> {
                child = name;
                String what = "the Child SA " + name + " on both sides";
                await(Side.OURS, what, sas -> sas.onlyChild(name), PATIENT);
                await(Side.PEER, what, sas -> sas.onlyChild(name), PATIENT);
                // By now ours may be another one than that of before.
                await(Side.OURS, what, sas -> sas.onlyChild(name), PATIENT);
                yield "";
            }
            case Step.GoesDown(Step.Kind kind) -> {
                gone(kind);
                yield "";
            }
            case Step.Says says -> says(says);
            case Step.Captured _ -> "looked at when the capture is complete";
        };
    }

    private String move(Side side) throws IOException, InterruptedException {
        network.move(side);
        for (Side seeing : Side.values()) {
            String there = seeing == side ? network.elsewhere(side) : network.seenElsewhere(side);
            await(seeing, "the IKE SA with " + side.word() + " at " + there,
                    sas -> sas.isAt(there, seeing == side) && sas.onlyChild(child), PATIENT);
        }
        return "";
    }

    private String up(Step.Up up) throws IOException, InterruptedException {
        child = up.child();
        Setback setback = Setback.after(endpoints);
        of(initiator).initiate(child);
        Predicate<Sas> isUp = sas -> sas.onlyChild(child);
        for (Side side : Side.values()) {
            Sas sas = of(side).await(isUp.or(_ -> setback.isFinal()), LIMIT);
            if (!isUp.test(sas)) {
                String when = setback.isFinal() ? "" : "after " + LIMIT.toSeconds() + " s ";
                throw new CaseFailed("the Child SA " + child + " has not come up: " + when + side.word() + " has " + sas
                        + setback.words());
            }
        }
        return "";
    }

    private String fails(Step.Fails fails) throws IOException, InterruptedException {
        int ours = of(Side.OURS).log().mark();
        int peer = of(Side.PEER).log().mark();
        of(initiator).initiate(fails.child());
        String line = of(Side.OURS).awaitFailure(fails.notification(), ours, LIMIT)
                .orElseThrow(() -> new CaseFailed("our side does not tell of " + fails.notification()));
        if (of(Side.PEER).awaitFailure(fails.notification(), peer, LIMIT).isEmpty()) {
            throw new CaseFailed("the peer does not tell of " + fails.notification());
        }
        switch (fails.kind()) {
            case IKE -> both("no SA on either side", Sas::none);
            case CHILD -> both("an IKE SA without a Child SA on both sides", Sas::childless);
        }
        return line;
    }

    private String echo(Step.Echo echo) throws IOException, InterruptedException {
        for (Family family : inside) {
            for (Side from : echo.from()) {
                Ping ping = Ping.run(network, from, family, echo.count());
                if (ping.answered() != echo.count()) {
                    throw new CaseFailed(ping.answered() + " of " + ping.sent() + " echoes from " + from.word()
                            + " were answered, " + family);
                }
            }
        }
        return "";
    }

    private String tcp(Step.Tcp tcp) throws IOException, InterruptedException {
        List<String> remarks = new ArrayList<>();
        for (Family family : inside) {
            for (Side from : tcp.from()) {
                Duration time = Transfer.run(network, from, family, tcp.octets()).time();
                remarks.add(String.format(Locale.ROOT, "from %s in %d ms", from.word(), time.toMillis()));
            }
        }
        return String.join(", ", remarks);
    }

    private String rekey(Step.Rekey rekey) throws IOException, InterruptedException {
        if (child.isEmpty() && rekey.kind() == Step.Kind.IKE) {
            return rekeyChildless(rekey.by());
        }
        Both<Sas> before = both("the Child SA " + child + " before the rekey", sas -> sas.onlyChild(child));
        try (NumberedTraffic traffic = NumberedTraffic.start(network, inside.getFirst())) {
            traffic.passMore(AROUND);
            switch (rekey.kind()) {
                case IKE -> of(rekey.by()).rekeyIke(connection(before, rekey.by()));
                case CHILD -> of(rekey.by()).rekeyChild(child);
            }
            for (Side side : Side.values()) {
                await(side, "a new " + rekey.kind() + " SA in the place of the old one",
                        after -> Rekeyed.test(rekey.kind(), child,
                                before.of(side), after),
                        LIMIT);
            }
            traffic.passMore(AROUND);
            return traffic.stop();
        }
    }

    /** Nothing can flow where no Child SA has come up. */
    private String rekeyChildless(Side by) throws IOException, InterruptedException {
        Both<Sas> before = both("an IKE SA without a Child SA", Sas::childless);
        of(by).rekeyIke(connection(before, by));
        for (Side side : Side.values()) {
            await(side, "a new IKE SA in the place of the old one", after -> after.childless()
                    && !after.ike().getFirst().id().equals(before.of(side).ike().getFirst().id()), LIMIT);
        }
        return "";
    }

    private String terminate(Step.Terminate terminate) throws IOException, InterruptedException {
        Both<Sas> before = both("an IKE SA to end", sas -> !sas.ike().isEmpty());
        switch (terminate.kind()) {
            case IKE -> of(terminate.by()).terminateIke(connection(before, terminate.by()));
            case CHILD -> of(terminate.by()).terminateChild(child);
        }
        if (terminate.comesBack()) {
            renewed(before);
        } else {
            gone(terminate.kind());
        }
        return "";
    }

    private void gone(Step.Kind kind) throws IOException, InterruptedException {
        switch (kind) {
            case IKE -> both("no SA on either side", Sas::none, PATIENT);
            case CHILD -> both("an IKE SA without a Child SA on both sides", Sas::childless, PATIENT);
        }
    }

    private void renewed(Both<Sas> before) throws IOException, InterruptedException {
        for (Side side : Side.values()) {
            await(side, "another Child SA " + child + " in the place of the one before", after -> after.onlyChild(child)
                    && !after.child(child).equals(before.of(side).child(child)), PATIENT);
        }
    }

    private String reauthenticate(Step.Reauthenticate step) throws IOException, InterruptedException {
        Both<Sas> before = both("the Child SA " + child, sas -> sas.onlyChild(child));
        of(step.by()).reauthenticate(connection(before, step.by()));
        renewed(before);
        return "";
    }

    private String says(Step.Says says) throws InterruptedException {
        return of(says.side()).log().await(says.pattern(), start.of(says.side()), WORD)
                .orElseThrow(() -> new CaseFailed(says.side().word() + " has printed no such line"));
    }

    private static String connection(Both<Sas> sas, Side side) {
        return sas.of(side).ike().getFirst().connection();
    }

    private Both<Sas> both(String expected, Predicate<Sas> condition) throws IOException, InterruptedException {
        return both(expected, condition, LIMIT);
    }

    private Both<Sas> both(String expected, Predicate<Sas> condition, Duration limit)
            throws IOException, InterruptedException {
        return new Both<>(await(Side.OURS, expected, condition, limit), await(Side.PEER, expected, condition, limit));
    }

    private Sas await(Side side, String expected, Predicate<Sas> condition, Duration limit)
            throws IOException, InterruptedException {
        Sas sas = of(side).await(condition, limit);
        if (!condition.test(sas)) {
            throw new CaseFailed(
                    "after " + limit.toSeconds() + " s, expected " + expected + "; " + side.word() + " has " + sas);
        }
        return sas;
    }

    private Endpoint of(Side side) {
        return endpoints.of(side);
    }
}
