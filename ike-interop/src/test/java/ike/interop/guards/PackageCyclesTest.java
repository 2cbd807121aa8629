package ike.interop.guards;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** No two packages need each other, so that each can be read after those that it builds on. */
class PackageCyclesTest {

    private static final ArchRule NO_CYCLES = slices().matching("ike.(**)").should().beFreeOfCycles()
            .because("packages that need each other can only be read, tested and moved together");

    @Test
    void packagesDoNotNeedEachOther() {
        NO_CYCLES.check(ProjectClasses.ALL);
    }

    @Test
    void aPlantedCycleIsSeen() {
        assertThatThrownBy(() -> NO_CYCLES.check(PlantedClasses.ALL)).hasMessageContaining("East");
    }
}
