// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace berth {

// How every table looks and behaves from which a person takes one row: rows of one height, no grid, nothing
// to edit, and Tab leads out of it.
void makeListTable(QTableView &table);

}
