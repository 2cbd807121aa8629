package ike.benchmarks;

import com.google.common.collect.ImmutableList;
import ike.interop.cli.CommandContribution;

/** Adds {@code ike bench} to the {@code ike} command. No RFC section: this is the program, not the protocol. */
public final class BenchContribution implements CommandContribution {
    /** Called by the service loader. */
    public BenchContribution() {
    }

    @Override
    public ImmutableList<Object> commands() {
        return ImmutableList.of(new BenchCommand());
    }
}
