# SPDX-License-Identifier: GPL-3.0-or-later
# What cpack is told: `cpack -G DEB`, RPM, on Windows NSIS and ZIP. DEB works in every build folder; preset `package` is the one meant for it.
set(CPACK_PACKAGE_NAME berth)
set(CPACK_PACKAGE_VENDOR "The Berth contributors")
set(CPACK_PACKAGE_CONTACT "The Berth contributors <${BERTH_CONTACT}>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "rent GPU instances on Vast.ai with a form")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

if(UNIX AND NOT APPLE)
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
    set(CPACK_DEBIAN_PACKAGE_SECTION net)
    set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
    set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
    set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Berth fills in, checks and sends the request that rents an instance on
Vast.ai. Every field has a widget of its own with its limits and its
meaning beside it, and nothing is rented without a confirmation that
names the price.
.
This package holds the window program berth, the console program
berthctl, and a sandbox inside both of them, where nothing is billed.
.
Berth is not made by Vast.ai. Renting needs an account there.")
    # Libraries that the programs link are found by dpkg-shlibdeps. By hand comes what is loaded while they run:
    # the xcb and offscreen platforms are in libqt6gui6 and the OpenSSL backend in libqt6network6, which are linked;
    # the SQLite driver, certificates, the Wayland platform and what QtKeychain loads are packages of their own.
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, libqt6sql6-sqlite")
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, libsecret-1-0, gnome-keyring | kwalletmanager")

    # For RPM-based systems. rpmbuild finds the libraries; Qt's plugins come with qt6-qtbase-gui.
    set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
    set(CPACK_RPM_PACKAGE_RELEASE 1)
    set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-or-later")
    set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
    set(CPACK_RPM_PACKAGE_SUMMARY "Rent GPU instances on Vast.ai with a form")
    set(CPACK_RPM_PACKAGE_DESCRIPTION
"Berth fills in, checks and sends the request that rents an instance on
Vast.ai. This package holds the window program berth, the console program
berthctl, and a sandbox inside both of them, where nothing is billed.
Berth is not made by Vast.ai. Renting needs an account there.")
    set(CPACK_RPM_PACKAGE_REQUIRES "qt6-qtbase-gui, ca-certificates")
    set(CPACK_RPM_COMPRESSION_TYPE xz)
    set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none
%define source_date_epoch_from_changelog 0
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _buildhost localhost")
    set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/applications /usr/share/metainfo /usr/share/icons /usr/share/icons/hicolor /usr/share/man
        /usr/share/man/man1 /usr/share/bash-completion /usr/share/bash-completion/completions
        /usr/share/mime /usr/share/mime/packages
        /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps)
    foreach(size 16 22 24 32 48 64 128 256 512)
        list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
            /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
    endforeach()

    set(BERTH_DEBIAN_DOC ${CMAKE_CURRENT_BINARY_DIR}/linux)
    file(CONFIGURE OUTPUT ${BERTH_DEBIAN_DOC}/changelog.Debian CONTENT
"berth (${PROJECT_VERSION}-1) unstable; urgency=medium

  * Version ${PROJECT_VERSION}; see changelog.gz for what changed.

 -- ${CPACK_PACKAGE_CONTACT}  ${BERTH_RELEASE_DATE_RFC}
")
    configure_file(${CMAKE_CURRENT_SOURCE_DIR}/linux/debian-finish.cmake.in ${BERTH_DEBIAN_DOC}/debian-finish.cmake @ONLY)
    set(CPACK_PRE_BUILD_SCRIPTS ${BERTH_DEBIAN_DOC}/debian-finish.cmake)
endif()
if(WIN32)
    set(CPACK_GENERATOR NSIS ZIP)
    set(CPACK_SYSTEM_NAME win64)
    set(CPACK_PACKAGE_NAME Berth)
    set(CPACK_PACKAGE_INSTALL_DIRECTORY Berth)
    # A template of our own. Without this define CPack's stub is a 32-bit program, which 64-bit wine starts, which then
    # installs nothing and tells 0.
    list(PREPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_SOURCE_DIR}/windows)
    set(CPACK_NSIS_DEFINES "Target amd64-unicode")
    set(CPACK_NSIS_MUI_ICON ${PROJECT_SOURCE_DIR}/resources/icons/berth.ico)
    set(CPACK_NSIS_MUI_UNIICON ${PROJECT_SOURCE_DIR}/resources/icons/berth.ico)
    set(CPACK_BERTH_COMPRESSOR "/SOLID lzma")
    # The hook for signing: a command that gets a file's name. Nothing is signed without it.
    set(BERTH_SIGN_COMMAND "" CACHE STRING "Signs the file that it gets as its last argument")
    set(CPACK_BERTH_SIGN_COMMAND "${BERTH_SIGN_COMMAND}")
    configure_file(${CMAKE_CURRENT_SOURCE_DIR}/windows/finish.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/windows/finish.cmake @ONLY)
    set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_BINARY_DIR}/windows/finish.cmake)
    configure_file(${CMAKE_CURRENT_SOURCE_DIR}/windows/project.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/windows/project.cmake @ONLY)
    set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_BINARY_DIR}/windows/project.cmake)
endif()
if(APPLE) # configured, never built
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_PACKAGE_FILE_NAME Berth-${PROJECT_VERSION}-macos)
    set(CPACK_DMG_VOLUME_NAME "Berth ${PROJECT_VERSION}")
    set(CPACK_DMG_FORMAT ULFO)
    set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE OFF)
    set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_BINARY_DIR}/macos/finish.cmake)
    set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_BINARY_DIR}/macos/notarise.cmake)
endif()
include(CPack)
