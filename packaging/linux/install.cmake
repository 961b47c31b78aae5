# SPDX-License-Identifier: GPL-3.0-or-later
foreach(program berth berthctl)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()

if(UNIX AND NOT APPLE)
    # Files whose texts hold the version, the date or the id are made here, the rest is installed as it is.
    set(made ${CMAKE_CURRENT_BINARY_DIR}/linux)
    configure_file(${PROJECT_SOURCE_DIR}/resources/linux/desktop.in ${made}/${BERTH_APP_ID}.desktop @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/resources/linux/metainfo.xml.in ${made}/${BERTH_APP_ID}.metainfo.xml @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/resources/man/berth.1.in ${made}/berth.1 @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/resources/man/berthctl.1.in ${made}/berthctl.1 @ONLY)

    install(FILES ${made}/${BERTH_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${made}/${BERTH_APP_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${made}/berth.1 ${made}/berthctl.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    # One file for both: bash looks for a file of the command's name.
    foreach(program berth berthctl)
        install(FILES ${PROJECT_SOURCE_DIR}/resources/linux/bash-completion
            DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
    endforeach()
    configure_file(${PROJECT_SOURCE_DIR}/resources/linux/mime.xml.in ${made}/${BERTH_APP_ID}.xml @ONLY)
    install(FILES ${made}/${BERTH_APP_ID}.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
    set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    foreach(size 16 22 24 32 48 64 128 256 512)
        install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/berth-${size}.png
            DESTINATION ${hicolor}/${size}x${size}/apps RENAME ${BERTH_APP_ID}.png)
    endforeach()
    install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/berth.svg
        DESTINATION ${hicolor}/scalable/apps RENAME ${BERTH_APP_ID}.svg)
endif()
