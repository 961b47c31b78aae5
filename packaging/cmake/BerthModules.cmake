# SPDX-License-Identifier: GPL-3.0-or-later
#
# The functions that every folder's CMakeLists uses.
#   berth_library(Core SOURCES … LINK … [APART …])   one folder, one static library, alias Berth::Core
#                                             APART: sources that BERTH_UNITY leaves alone
#   berth_program(berthctl SOURCES … LINK …)
#   berth_tests(core CLASSES MoneyTest … LINK … [GUI] [LABELS …])   one program a folder, one ctest entry a class
#   berth_fuzzer(reply SOURCES … LINK …)      fuzz_reply, ctest entry fuzz.reply, label fuzz; target `fuzzers` builds all
#   berth_bench(request SOURCES … LINK …)     bench_request, ctest entry bench.request, label bench; target `benchmarks`
# Labels that packaging/dev/test knows: fuzz, bench, package, and unsanitized for what cannot run under a sanitizer.

include(${CMAKE_CURRENT_LIST_DIR}/BerthPrecompiled.cmake)

# Several sources of a library or of a test program are compiled as one, which takes a fifth of the time. A developer's
# build (presets dev and tidy) compiles each file alone, and so finds one that includes too little. A file whose own helpers
# are named like another one's (“redefinition of …”) gets better names, or shares them in a header, or stands in its
# library's APART.
option(BERTH_UNITY "Compile several sources as one" OFF)

add_library(berth_options INTERFACE)
target_compile_definitions(berth_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(berth_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
    if(BERTH_WERROR)
        target_compile_options(berth_options INTERFACE -Werror)
    endif()
endif()
if(BERTH_SANITIZE)
    target_compile_options(berth_options INTERFACE -fsanitize=${BERTH_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(berth_options INTERFACE -fsanitize=${BERTH_SANITIZE})
endif()
if(BERTH_FUZZ)
    # Every library counts its branches; only the fuzz targets get libFuzzer's main().
    target_compile_options(berth_options INTERFACE -fsanitize=fuzzer-no-link)
    set(BERTH_FUZZ_SECONDS 5 CACHE STRING "How long ctest runs each fuzz target")
    add_custom_target(fuzzers)
endif()
if(BERTH_BENCH)
    add_custom_target(benchmarks)
endif()

# One file's helper may be named like a parameter in another that is compiled with it; and gcc takes what is included for a
# header, whose classes had better not hold what is a file's own.
add_library(berth_unity_options INTERFACE)
if(BERTH_UNITY AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(berth_unity_options INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()

# Tests are run once: what they take to compile counts. What they test is compiled as it is for people.
set(berth_test_options)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    set(berth_test_options -O0)
endif()

function(berth_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK;APART" ${ARGN})
    string(TOLOWER ${name} lower)
    add_library(berth_${lower} STATIC ${arg_SOURCES})
    set_target_properties(berth_${lower} PROPERTIES UNITY_BUILD ${BERTH_UNITY})
    if(arg_APART)
        set_source_files_properties(${arg_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
    add_library(Berth::${name} ALIAS berth_${lower})
    # Headers are named from the folder above: #include "core/money.h".
    target_include_directories(berth_${lower} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/..)
    target_link_libraries(berth_${lower} PUBLIC ${arg_LINK} PRIVATE berth_options berth_unity_options)
    if("Qt6::Widgets" IN_LIST arg_LINK)
        berth_use_precompiled(berth_${lower} window)
    else()
        berth_use_precompiled(berth_${lower} core)
    endif()
endfunction()

function(berth_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINK} berth_options)
endfunction()

function(berth_tests folder)
    cmake_parse_arguments(arg "GUI" "TIMEOUT" "CLASSES;SOURCES;LINK;LABELS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set(sources ${arg_SOURCES})
    foreach(class IN LISTS arg_CLASSES)
        string(TOLOWER ${class} file)
        list(APPEND sources ${file}.cpp)
    endforeach()
    set(target tst_${folder})
    add_executable(${target} ${sources} ${PROJECT_SOURCE_DIR}/tests/support/testmain.cpp)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${BERTH_UNITY} UNITY_BUILD_BATCH_SIZE 12)
    target_link_libraries(${target} PRIVATE ${arg_LINK} Berth::Core Berth::TestSupport Qt6::Test berth_options
        berth_unity_options)
    target_compile_options(${target} PRIVATE ${berth_test_options})
    if(arg_GUI)
        target_compile_definitions(${target} PRIVATE BERTH_TEST_GUI)
        target_link_libraries(${target} PRIVATE Qt6::Widgets)
        berth_use_precompiled(${target} testwindow)
    else()
        berth_use_precompiled(${target} test)
    endif()
    set(data ${PROJECT_SOURCE_DIR}/tests)
    if(WIN32 AND CMAKE_CROSSCOMPILING)
        string(PREPEND data "Z:") # where wine has this machine's folders
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 5") # and it is slow
    endif()
    set(environment QT_QPA_PLATFORM=offscreen BERTH_TEST_DATA=${data} LC_ALL=C.UTF-8)
    if(BERTH_SANITIZE)
        list(APPEND environment UBSAN_OPTIONS=print_stacktrace=1
            LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0)
    endif()
    foreach(class IN LISTS arg_CLASSES)
        add_test(NAME ${folder}.${class} COMMAND ${target} ${class})
        set_tests_properties(${folder}.${class} PROPERTIES TIMEOUT ${arg_TIMEOUT}
            LABELS "${arg_LABELS}" ENVIRONMENT "${environment}")
    endforeach()
endfunction()

function(berth_fuzzer name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    set(target fuzz_${name})
    add_executable(${target} EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE ${arg_LINK} berth_options)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${target})
    # New finds go to the build folder; corpus/NAME beside the target's source, where there is one, is read only.
    set(corpus ${CMAKE_CURRENT_BINARY_DIR}/corpus/${name})
    file(MAKE_DIRECTORY ${corpus})
    set(seeds ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
    if(NOT EXISTS ${seeds})
        set(seeds)
    endif()
    math(EXPR timeout "${BERTH_FUZZ_SECONDS} + 60")
    add_test(NAME fuzz.${name} COMMAND ${target} -seed=1 -max_total_time=${BERTH_FUZZ_SECONDS} -timeout=10 -rss_limit_mb=1024
        -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/found-${name}- -print_final_stats=1 ${corpus} ${seeds})
    set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT ${timeout}
        ENVIRONMENT "UBSAN_OPTIONS=print_stacktrace=1;LC_ALL=C.UTF-8")
endfunction()

# ctest only looks whether a benchmark runs; nobody judges its times there.
function(berth_bench name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    set(target bench_${name})
    add_executable(${target} EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE ${arg_LINK} benchmark::benchmark berth_options)
    add_dependencies(benchmarks ${target})
    add_test(NAME bench.${name} COMMAND ${target} --benchmark_min_time=0.01)
    set_tests_properties(bench.${name} PROPERTIES LABELS bench TIMEOUT 120
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
