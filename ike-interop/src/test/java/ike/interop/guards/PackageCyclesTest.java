package ike.interop.guards;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No two packages need each other, so that each can be read after those that it builds on. */
class PackageCyclesTest {

    private static final ArchRule NO_CYCLES = slices().matching("ike.(**)").should().beFreeOfCycles();
    private static final Pattern SLICE = Pattern.compile("Slice (\\S+)");

    @Test
    void packagesDoNotNeedEachOther() {
        AllowList.assertInOrder("package-cycles", cycles(ProjectClasses.ALL));
    }

    @Test
    void aPlantedCycleIsSeen() {
        assertThat(cycles(PlantedClasses.ALL)).extracting(Finding::where)
                .containsExactly("v1.planted.east -> v1.planted.west -> v1.planted.east");
    }

    private static ImmutableList<Finding> cycles(JavaClasses classes) {
        return NO_CYCLES.evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> new Finding(path(detail), detail,
                        "packages that need each other can only be read, tested and moved together"))
                .collect(ImmutableList.toImmutableList());
    }

    /** The report names the packages of the cycle first, then the dependencies between each two of them. */
    private static String path(String detail) {
        String heading = Splitter.on("\n  1.").splitToList(detail).getFirst();
        return SLICE.matcher(heading).results().map(match -> match.group(1))
                .collect(Collectors.joining(" -> "));
    }
}
