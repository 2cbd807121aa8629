package ike.interop.cli;

import com.google.common.collect.ImmutableSet;
import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.conversation.Telling;
import ike.interop.keys.KeyTableException;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.FindingsText;
import ike.interop.transcript.JsonRenderer;
import ike.interop.transcript.TextRenderer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ike explain}: the IKE and ESP packets of a capture, field by field, and opened where the keys are at hand. */
@Command(name = "explain", description = "Explains the IKE and ESP packets of a capture, field by field.",
        footerHeading = "%nExamples:%n", footer = {"  ike explain tunnel.pcapng",
                "  ike explain tunnel.pcap.gz --keys ~/.config/wireshark --json"})
public final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CAPTURE", description = "A pcap or pcapng file, plain or packed with gzip.")
    private Path capture;

    @Option(names = "--keys", paramLabel = "DIR",
            description = "A folder with Wireshark's key tables, and ike_secrets.jsonl"
                    + " (docs/ike-secrets.md) beside them.")
    private @Nullable Path keys;

    @Option(names = "--json", description = "One JSON object a packet, one packet a line (docs/explain-json.md).")
    private boolean json;

    @Option(names = "--port", paramLabel = "PORT",
            description = "A UDP and TCP port to look at besides 500 and 4500; may be given again.")
    private List<Integer> ports = List.of();

    @Option(names = "--psk", paramLabel = "SECRET",
            description = "A pre-shared key to verify AUTH and HASH with, as in a configuration: text, 0x and hexadecimal digits, "
                    + "or 0s and Base64; may be given again.")
    private List<String> psks = List.of();

    @Option(names = "--cert", paramLabel = "FILE",
            description = "A certificate to verify AUTH and SIG with, PEM or DER; may be given again.")
    private List<Path> certificates = List.of();

    @Mixin
    private ColorOption color = new ColorOption();

    /** Called by picocli. */
    public ExplainCommand() {
    }

    @Override
    public Integer call() {
        ports.stream().filter(port -> port < 1 || port > 0xffff).findFirst().ifPresent(port -> {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is not in 1..65535");
        });
        PrintWriter out = spec.commandLine().getOut();
        OtherPackets others = new OtherPackets();
        TextRenderer text = new TextRenderer(color.style());
        Function<Explanation, String> renderer = json ? heard -> JsonRenderer.render(heard) + "\n" : text::render;
        Findings findings;
        Optional<CaptureException> broken;
        try (CaptureReader reader = CaptureReader.open(capture);
                Progress progress = Progress.of(spec.commandLine().getErr(), reader)) {
            KeyTables tables = keys == null ? KeyTables.NONE : KeyTables.read(keys);
            Telling telling = new Telling(tables, CredentialFiles.read(psks, certificates), ImmutableSet.copyOf(ports),
                    heard -> {
                        others.explained();
                        out.print(renderer.apply(heard));
                    }, others::count);
            broken = telling.hear(reader, progress::step);
            findings = telling.end();
        } catch (CaptureException | KeyTableException e) {
            throw new UserError(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        conclude(findings, others);
        if (broken.isPresent()) {
            throw new UserError(ExitCode.BAD_INPUT, String.valueOf(broken.get().getMessage()), broken.get());
        }
        return ExitCode.DONE.code();
    }

    private void conclude(Findings findings, OtherPackets others) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonRenderer.render(findings) + "\n" : FindingsText.of(findings, color.style()));
        PrintWriter summary = json ? spec.commandLine().getErr() : out;
        others.line().ifPresent(summary::println);
        out.flush();
        summary.flush();
    }
}
