# SPDX-License-Identifier: GPL-3.0-or-later
# What a Windows package holds: the programs and every DLL beside them, plugins in plugins/ (qt.conf names it), licences.
# There is no windeployqt for a cross-build, so the list is here; tests/packaging/windows-test compares it with what the
# installer leaves on the disk, and looks for DLLs that are needed and missing.
set(made ${CMAKE_CURRENT_BINARY_DIR}/windows)

# Icon, version and manifest.
function(berth_windows_resource program description)
    set(program_id ${BERTH_APP_ID}.${program})
    set(program_description "${description}")
    set(program_manifest ${made}/${program}.manifest)
    configure_file(${PROJECT_SOURCE_DIR}/resources/windows/berth.manifest.in ${program_manifest} @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/resources/windows/program.rc.in ${made}/${program}.rc @ONLY)
    target_sources(${program} PRIVATE ${made}/${program}.rc)
    set_source_files_properties(${made}/${program}.rc TARGET_DIRECTORY ${program} PROPERTIES
        OBJECT_DEPENDS "${program_manifest};${PROJECT_SOURCE_DIR}/resources/icons/berth.ico")
endfunction()
if(MINGW OR MSVC)
    berth_windows_resource(berth "Rent GPU instances on Vast.ai")
    berth_windows_resource(berthctl "Rent GPU instances on Vast.ai, for the console")
endif()

install(TARGETS berth berthctl RUNTIME DESTINATION .)

# With the official Qt the release recipe calls windeployqt instead.
if(NOT BERTH_WINDOWS_PREFIX)
    return()
endif()
file(WRITE ${made}/qt.conf "[Paths]\nPlugins = plugins\n")
install(FILES ${made}/qt.conf DESTINATION .)

# Strips a copy: Debian's libstdc++ for mingw comes with 24 MB of symbols.
function(berth_install_dll file folder)
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "A package needs ${file}")
    endif()
    get_filename_component(name "${file}" NAME)
    set(copy ${made}/dll/${folder}/${name})
    file(MAKE_DIRECTORY ${made}/dll/${folder})
    execute_process(COMMAND ${CMAKE_STRIP} --strip-unneeded -o ${copy} ${file} COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${copy} DESTINATION ${folder})
endfunction()
function(berth_ask_compiler name result)
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=${name} OUTPUT_VARIABLE found
        OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    if(NOT IS_ABSOLUTE "${found}")
        # winpthreads is not the compiler's own.
        find_file(BERTH_DLL_${name} ${name} PATHS /usr/x86_64-w64-mingw32/lib /usr/x86_64-w64-mingw32/bin
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
        set(found ${BERTH_DLL_${name}})
    endif()
    set(${result} ${found} PARENT_SCOPE)
endfunction()

foreach(library Qt6Core Qt6Gui Qt6Widgets Qt6Network Qt6Sql Qt6PrintSupport libqscintilla2_qt6)
    berth_install_dll(${BERTH_WINDOWS_PREFIX}/bin/${library}.dll .)
endforeach()
foreach(library libgcc_s_seh-1.dll libstdc++-6.dll libwinpthread-1.dll)
    berth_ask_compiler(${library} file)
    berth_install_dll("${file}" .)
endforeach()
# offscreen draws into memory, for a self-test where there is no desktop.
foreach(plugin platforms/qwindows platforms/qoffscreen styles/qwindowsvistastyle tls/qschannelbackend
        tls/qcertonlybackend sqldrivers/qsqlite imageformats/qico imageformats/qjpeg imageformats/qgif)
    get_filename_component(folder ${plugin} DIRECTORY)
    berth_install_dll(${BERTH_WINDOWS_PREFIX}/plugins/${plugin}.dll plugins/${folder})
endforeach()

configure_file(${PROJECT_SOURCE_DIR}/LICENSE ${made}/LICENSE.txt COPYONLY)
configure_file(${PROJECT_SOURCE_DIR}/packaging/licenses/README.md ${made}/licenses/README.txt COPYONLY)
execute_process(COMMAND ${PROJECT_SOURCE_DIR}/packaging/licenses/collect ${made}/licenses windows
    COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${made}/LICENSE.txt DESTINATION .)
install(DIRECTORY ${made}/licenses/ DESTINATION licenses)
