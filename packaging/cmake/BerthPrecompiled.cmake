# SPDX-License-Identifier: GPL-3.0-or-later
#
# Precompiled headers, an option: they more than halve the time of a build from nothing. Qt's headers take two of the
# three seconds that a usual file takes. packaging/dev/run and test switch them on. They stay off for packages, fuzz
# targets and clang-tidy, where a file that includes too little is found.
option(BERTH_PCH "Build with precompiled headers" OFF)

# One set of headers that many targets share. KIND is core, window, test or testwindow.
function(berth_precompiled kind header)
    set(target berth_pch_${kind})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "// Only there so that the target has a source.\n")
    add_library(${target} OBJECT EXCLUDE_FROM_ALL ${source})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${target} PRIVATE ${ARGN} tl::expected berth_options)
    if(kind MATCHES "^test")
        target_compile_options(${target} PRIVATE ${berth_test_options})
    endif()
    target_precompile_headers(${target} PRIVATE ${header})
endfunction()

function(berth_use_precompiled target kind)
    if(NOT BERTH_PCH)
        return()
    endif()
    if(NOT TARGET berth_pch_${kind})
        set(folder ${PROJECT_SOURCE_DIR}/packaging/cmake/precompiled)
        if(kind STREQUAL "core")
            berth_precompiled(core ${folder}/core.h Qt6::Core)
        elseif(kind STREQUAL "window")
            berth_precompiled(window ${folder}/window.h Qt6::Widgets)
        elseif(kind STREQUAL "test")
            berth_precompiled(test "${folder}/core.h;<QTest>" Qt6::Test Qt6::Network)
        else()
            berth_precompiled(testwindow "${folder}/window.h;<QTest>" Qt6::Test Qt6::Network Qt6::Widgets)
        endif()
    endif()
    target_precompile_headers(${target} REUSE_FROM berth_pch_${kind})
endfunction()
