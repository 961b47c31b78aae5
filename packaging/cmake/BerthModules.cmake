# SPDX-License-Identifier: GPL-3.0-or-later
#
# The three functions that every folder's CMakeLists uses.
#   berth_library(Core SOURCES … LINK …)      one folder, one static library, alias Berth::Core
#   berth_program(berthctl SOURCES … LINK …)
#   berth_tests(core CLASSES MoneyTest … LINK … [GUI])   one program a folder, one ctest entry a class

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

function(berth_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    string(TOLOWER ${name} lower)
    add_library(berth_${lower} STATIC ${arg_SOURCES})
    add_library(Berth::${name} ALIAS berth_${lower})
    # Headers are named from the folder above: #include "core/money.h".
    target_include_directories(berth_${lower} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/..)
    target_link_libraries(berth_${lower} PUBLIC ${arg_LINK} PRIVATE berth_options)
endfunction()

function(berth_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINK} berth_options)
endfunction()

function(berth_tests folder)
    cmake_parse_arguments(arg "GUI" "TIMEOUT" "CLASSES;SOURCES;LINK" ${ARGN})
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
    target_link_libraries(${target} PRIVATE ${arg_LINK} Berth::TestSupport Qt6::Test berth_options)
    if(arg_GUI)
        target_compile_definitions(${target} PRIVATE BERTH_TEST_GUI)
        target_link_libraries(${target} PRIVATE Qt6::Widgets)
    endif()
    foreach(class IN LISTS arg_CLASSES)
        add_test(NAME ${folder}.${class} COMMAND ${target} ${class})
        set_tests_properties(${folder}.${class} PROPERTIES TIMEOUT ${arg_TIMEOUT}
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;BERTH_TEST_DATA=${PROJECT_SOURCE_DIR}/tests;LC_ALL=C.UTF-8")
    endforeach()
endfunction()
