# SPDX-License-Identifier: GPL-3.0-or-later
# The application bundle and the disk image for macOS. Configured, never built: no Mac has seen this file yet.
set(made ${CMAKE_CURRENT_BINARY_DIR}/macos)
set(BERTH_MACOS_MINIMUM "${CMAKE_OSX_DEPLOYMENT_TARGET}")
if(NOT BERTH_MACOS_MINIMUM)
    set(BERTH_MACOS_MINIMUM 11.0) # what Qt 6.4 asks for
endif()
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/macos/types.plist.in BERTH_MACOS_TYPES)
string(CONFIGURE "${BERTH_MACOS_TYPES}" BERTH_MACOS_TYPES @ONLY)
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/macos/Info.plist.in ${made}/Info.plist @ONLY)

set(icon ${PROJECT_SOURCE_DIR}/resources/icons/berth.icns)
target_sources(berth PRIVATE ${icon})
set_source_files_properties(${icon} TARGET_DIRECTORY berth PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(berth PROPERTIES
    MACOSX_BUNDLE ON
    OUTPUT_NAME Berth
    MACOSX_BUNDLE_INFO_PLIST ${made}/Info.plist
    # For both kinds of Mac: -DCMAKE_OSX_ARCHITECTURES="x86_64;arm64" with a universal Qt.
    INSTALL_RPATH "@executable_path/../Frameworks")
set_target_properties(berthctl PROPERTIES INSTALL_RPATH "@executable_path/../Frameworks")

install(TARGETS berth BUNDLE DESTINATION .)
install(TARGETS berthctl RUNTIME DESTINATION Berth.app/Contents/MacOS)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION Berth.app/Contents/Resources)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/licenses/README.md
    DESTINATION Berth.app/Contents/Resources RENAME licenses.md)

# macdeployqt, codesign and notarytool, when cpack has staged the bundle.
set(BERTH_CODESIGN_IDENTITY "" CACHE STRING "Whose certificate signs the bundle; empty: ad hoc, for this Mac only")
set(BERTH_NOTARY_PROFILE "" CACHE STRING "Name of a notarytool keychain profile; empty: the disk image is not notarised")
find_program(BERTH_MACDEPLOYQT macdeployqt HINTS ${Qt6_DIR}/../../../bin)
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/macos/finish.cmake.in ${made}/finish.cmake @ONLY)
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/macos/notarise.cmake.in ${made}/notarise.cmake @ONLY)
