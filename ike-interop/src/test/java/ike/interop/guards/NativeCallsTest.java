package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/**
 * Native calls stand in two packages, each loaded only when it is wanted: those into the operating system, so that all
 * else runs on any system and without root, and those into libcrypto, whose absence costs speed only.
 */
class NativeCallsTest {

    private static final ImmutableSet<String> HOMES = ImmutableSet.of("ike.esp.linux", "ike.crypto.libcrypto");
    private static final ImmutableSet<String> CALLING = ImmutableSet.of("java.lang.foreign.Linker",
            "java.lang.foreign.SymbolLookup",
            "java.lang.foreign.FunctionDescriptor");

    @Test
    void nativeCallsStandInTheirPackages() {
        AllowList.assertInOrder("native-calls", strayCalls(ProjectClasses.ALL));
    }

    @Test
    void aPlantedCallIsSeen() {
        assertThat(strayCalls(PlantedClasses.ALL)).extracting(Finding::where).contains("ike.v1.planted.Planted");
    }

    private static ImmutableList<Finding> strayCalls(JavaClasses classes) {
        return classes.stream().filter(javaClass -> !HOMES.contains(javaClass.getPackageName()))
                .flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> CALLING.contains(dependency.getTargetClass().getName()))
                .map(dependency -> new Finding(ProjectClasses.fileOf(dependency.getOriginClass()).getName(),
                        dependency.getDescription(),
                        "native calls belong into one of " + HOMES + ": everything else runs anywhere"))
                .collect(ImmutableList.toImmutableList());
    }
}
