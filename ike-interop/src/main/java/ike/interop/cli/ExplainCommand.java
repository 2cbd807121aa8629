package ike.interop.cli;

import com.google.common.collect.ImmutableSet;
import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.conversation.Credentials;
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
                "  ike explain tunnel.pcap.gz --keys ~/.config/wireshark --json",
                "  ike explain tunnel.pcapng --keys keys --html tunnel.html > tunnel.txt"})
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

    @Option(names = "--html", paramLabel = "FILE",
            description = "Also writes the conversation as one HTML page: octets and fields side by side, verdicts, the ladder."
                    + " Of long captures it has a part, and says so.")
    private @Nullable Path html;

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
        OutputFile.require(html);
        Findings findings;
        Optional<CaptureException> broken;
        try (CaptureReader reader = CaptureReader.open(capture);
                Progress progress = Progress.of(spec.commandLine().getErr(), reader)) {
            KeyTables tables = keys == null ? KeyTables.NONE : KeyTables.read(keys);
            tables.leftOut().forEach(line -> spec.commandLine().getErr()
                    .println("ike: warning: " + line + "; this line is left out"));
            Credentials credentials = CredentialFiles.read(psks, certificates);
            try (PageFile page = PageFile.of(html, capture)) {
                OtherPackets others = new OtherPackets();
                Telling telling = telling(tables, credentials, page, others);
                broken = telling.hear(reader, progress::step);
                findings = telling.end();
                conclude(findings, others.line());
                page.end(findings, others.line());
            }
        } catch (CaptureException | KeyTableException e) {
            throw new UserError(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        if (broken.isPresent()) {
            throw new UserError(ExitCode.BAD_INPUT, String.valueOf(broken.get().getMessage()), broken.get());
        }
        if (findings.isBad()) {
            throw new UserError(ExitCode.NO, FindingsText.bad(findings));
        }
        return ExitCode.DONE.code();
    }

    private Telling telling(KeyTables tables, Credentials credentials, PageFile page, OtherPackets others) {
        PrintWriter out = spec.commandLine().getOut();
        TextRenderer text = new TextRenderer(color.style());
        Function<Explanation, String> renderer = json ? heard -> JsonRenderer.render(heard) + "\n" : text::render;
        return new Telling(tables, credentials, ImmutableSet.copyOf(ports), heard -> {
            others.explained();
            out.print(renderer.apply(heard));
            page.tell(heard);
        }, others::count);
    }

    private void conclude(Findings findings, Optional<String> others) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonRenderer.render(findings) + "\n" : FindingsText.of(findings, color.style()));
        PrintWriter summary = json ? spec.commandLine().getErr() : out;
        others.ifPresent(summary::println);
        out.flush();
        summary.flush();
    }
}
