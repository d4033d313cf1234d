/// Images of a few pixels as files, made by Pillow 13 (the interlaced one by hand), and what Pillow decodes them to.
import Foundation

enum SmallImages {
    /// 3 × 2 pixels in colours.
    static let colours = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAGElEQVR4nGP4z8DA8J+BgeE/I5eIHAQAADEzA++e06gj"
            + "AAAAAElFTkSuQmCC")
    /// 2 × 1 pixels of which one is transparent.
    static let transparent = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGM4kWL0n5ODnQEAD3YCdsmsz3UAAAAASUVO"
            + "RK5CYII=")
    /// 2 × 2 greys.
    static let greys = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgSGE48R8ABCUCLMYPuiEAAAAASUVORK5C"
            + "YII=")
    /// 9 × 7 pixels in colours, with chroma at half the resolution.
    static let jpeg = bytes(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsL"
            + "EBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
            + "FBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAHAAkDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcI"
            + "CQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRol"
            + "JicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ip"
            + "qrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAA"
            + "AAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLR"
            + "ChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaX"
            + "mJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEA"
            + "PwDR/ZQ0Wy8JeEbjWr6QW9lYWrXE8wBJjjUZZ8KCTgZOAMnHFR/8NgePv+gL4Y/8Brj/AOP0UV87xhlmEzTNVHGwU4wp"
            + "x5U9k3Kd2vW0b+i87/snhDw9lmbYLF18fRVRqcUr9Fa+nrfX0R//2Q==")
    /// 9 × 7 pixels by a palette.
    static let palette = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHBAMAAAAotXpTAAAAMFBMVEXP9x+/5w+nz/es1FKSuuKErNR3n8drk7tchKxN"
            + "dZ0+Zo4yWoLlDTUnT3cbQ2sHL1djZ4GWAAAAMUlEQVR4nAXBURHAIBBDwUe+699MBwYBeKiDXhRc2B39zrOE86GkQL9h"
            + "i7hQuUHEDxfTNBQdi71+6wAAAABJRU5ErkJggg==")
    /// 9 × 2 pixels of one bit.
    static let bits = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAkAAAACAQAAAACiLct+AAAADklEQVR4nGPcdI4hlAEAB2gB1+zNmWoAAAAASUVORK5C"
            + "YII=")
    /// 9 × 7 greys.
    static let greyJPEG = bytes(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwc"
            + "KDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAHAAkBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QA"
            + "tRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0"
            + "NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2"
            + "t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AJvAttDYaa93M2yKGMu7c/KA"
            + "OTxzxSf8LA1v/n007/v2/wD8XX//2Q==")
    /// 9 × 7 pixels in several scans.
    static let progressive = bytes(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRER"
            + "GCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4e"
            + "Hh4eHh4eHh4eHh4eHh4eHh4eHh7/wgARCAAHAAkDAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAQP/xAAXAQAD"
            + "AQAAAAAAAAAAAAAAAAADBAYH/9oADAMBAAIQAxAAAAGpkiS0H//EABkQAAIDAQAAAAAAAAAAAAAAAAIDAAQFFf/aAAgB"
            + "AQABBQLCAVI7Fuf/xAAdEQACAgEFAAAAAAAAAAAAAAACAwABBBYxUqHR/9oACAEDAQE/AULtrBAd7mm8XkXXk//EACER"
            + "AAAFAgcAAAAAAAAAAAAAAAABAgMEBTEVIVGBocHR/9oACAECAQE/Aao6tqIs0XsW+XYwOPqfHg//xAAcEAABAwUAAAAA"
            + "AAAAAAAAAAABAAIDESEzkdH/2gAIAQEABj8CMjrNaKkrFBo9X//EABcQAQADAAAAAAAAAAAAAAAAAAEQUXH/2gAIAQEA"
            + "AT8hTvDBcLP/2gAMAwEAAgADAAAAEAv/xAAaEQEAAgMBAAAAAAAAAAAAAAABACERMVHx/9oACAEDAQE/ED6ygB1dF1c9"
            + "CH//xAAaEQEAAwADAAAAAAAAAAAAAAABABExQYHx/9oACAECAQE/EBDVhQ0iwo8I2602e3D/xAAXEAEBAQEAAAAAAAAA"
            + "AAAAAAABESEQ/9oACAEBAAE/EDOsmFkVgqw3Nzi//9k=")
    /// 2 × 1 greys of 16 bits.
    static let grey16 = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAAAAACB2fwVAAAADUlEQVR4nGMQMvn/DwAD5QJEWNUaIQAAAABJRU5ErkJg"
            + "gg==")
    /// 9 × 7 pixels in seven passes.
    static let interlaced = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAAEi/sChAAAA1klEQVR4nAHLADT/AAAoUMjwGABkjLQAHERsgKjQ5Aw0"
            + "ADJagpa+5gBOdp6y2gIADjZeQGiQcprCpMz01v4mACpSelyErI623sDoEPIaQgAZQWlLc5t9pc2v1/8AJ093WYGpi7Pb"
            + "veUNADVdhWePt5nB6cvzGwBDa5N1ncWnz/fZASkABy9XIEhwOWGJUnqia5O7hKzUncXttt4Gz/cfABU9ZS5Wfkdvl2CI"
            + "sHmhyZK64qvT+8TsFN0FLQAjS3M8ZIxVfaVulr6Hr9egyPC54QnS+iLrEzsSPGHeq3HNewAAAABJRU5ErkJggg==")
    /// `colours` with a gamma of 1, which is not applied.
    static let gamma = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAABGdBTUEAAYagMeiWXwAAABhJREFUeJxj+M/AwPCfgYHh"
            + "PyOXiBwEAAAxMwPvntOoIwAAAABJRU5ErkJggg==")

    /// Each kind of file beside the red, green and blue of its pixels.
    static let decoded: [(String, [UInt8], [UInt8])] = [
        (
            "colours", colours,
            [
                255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90,
            ]
        ),
        (
            "greys", greys,
            [
                0, 0, 0, 100, 100, 100, 200, 200, 200, 255, 255, 255,
            ]
        ),
        (
            "palette", palette,
            [
                7, 47, 87, 27, 67, 107, 50, 90, 130, 77, 117, 157, 107, 147, 187, 119, 159, 199, 146, 186, 226, 167,
                207, 247, 207, 247, 31, 7, 47, 87, 27, 67, 107, 62, 102, 142, 77, 117, 157, 107, 147, 187, 132, 172,
                212, 167, 207, 247, 191, 231, 15, 207, 247, 31, 7, 47, 87, 39, 79, 119, 62, 102, 142, 92, 132, 172, 119,
                159, 199, 146, 186, 226, 167, 207, 247, 191, 231, 15, 207, 247, 31, 27, 67, 107, 50, 90, 130, 77, 117,
                157, 92, 132, 172, 119, 159, 199, 146, 186, 226, 167, 207, 247, 191, 231, 15, 229, 13, 53, 27, 67, 107,
                50, 90, 130, 77, 117, 157, 107, 147, 187, 132, 172, 212, 146, 186, 226, 191, 231, 15, 207, 247, 31, 229,
                13, 53, 39, 79, 119, 62, 102, 142, 92, 132, 172, 107, 147, 187, 132, 172, 212, 167, 207, 247, 191, 231,
                15, 207, 247, 31, 229, 13, 53, 39, 79, 119, 62, 102, 142, 92, 132, 172, 119, 159, 199, 146, 186, 226,
                167, 207, 247, 191, 231, 15, 229, 13, 53, 229, 13, 53,
            ]
        ),
        (
            "bits", bits,
            [
                255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255,
                255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255,
                255, 0, 0, 0,
            ]
        ),
        (
            "interlaced", interlaced,
            [
                0, 40, 80, 25, 65, 105, 50, 90, 130, 75, 115, 155, 100, 140, 180, 125, 165, 205, 150, 190, 230, 175,
                215, 255, 200, 240, 24, 7, 47, 87, 32, 72, 112, 57, 97, 137, 82, 122, 162, 107, 147, 187, 132, 172, 212,
                157, 197, 237, 182, 222, 6, 207, 247, 31, 14, 54, 94, 39, 79, 119, 64, 104, 144, 89, 129, 169, 114, 154,
                194, 139, 179, 219, 164, 204, 244, 189, 229, 13, 214, 254, 38, 21, 61, 101, 46, 86, 126, 71, 111, 151,
                96, 136, 176, 121, 161, 201, 146, 186, 226, 171, 211, 251, 196, 236, 20, 221, 5, 45, 28, 68, 108, 53,
                93, 133, 78, 118, 158, 103, 143, 183, 128, 168, 208, 153, 193, 233, 178, 218, 2, 203, 243, 27, 228, 12,
                52, 35, 75, 115, 60, 100, 140, 85, 125, 165, 110, 150, 190, 135, 175, 215, 160, 200, 240, 185, 225, 9,
                210, 250, 34, 235, 19, 59, 42, 82, 122, 67, 107, 147, 92, 132, 172, 117, 157, 197, 142, 182, 222, 167,
                207, 247, 192, 232, 16, 217, 1, 41, 242, 26, 66,
            ]
        ),
        (
            "gamma", gamma,
            [
                255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90,
            ]
        ),
        (
            "jpeg", jpeg,
            [
                3, 43, 69, 22, 63, 91, 52, 93, 125, 73, 115, 155, 101, 137, 189, 133, 165, 204, 163, 191, 195, 190, 222,
                157, 189, 236, 70, 14, 50, 82, 36, 75, 108, 59, 101, 139, 78, 120, 162, 107, 145, 192, 137, 172, 200,
                170, 202, 187, 179, 205, 132, 212, 232, 83, 12, 46, 84, 42, 79, 121, 64, 104, 153, 87, 127, 176, 119,
                161, 201, 140, 181, 187, 168, 208, 156, 195, 210, 119, 255, 219, 105, 31, 64, 107, 47, 81, 127, 71, 111,
                162, 92, 134, 182, 112, 154, 192, 159, 202, 195, 190, 232, 148, 210, 207, 100, 147, 56, 0, 34, 64, 114,
                58, 92, 140, 75, 118, 163, 104, 148, 193, 126, 169, 212, 157, 194, 186, 168, 201, 86, 241, 213, 90, 182,
                42, 9, 41, 72, 119, 65, 99, 145, 77, 120, 163, 108, 153, 195, 138, 181, 224, 174, 205, 197, 196, 206,
                91, 255, 211, 95, 210, 39, 29, 50, 82, 121, 65, 100, 140, 95, 140, 182, 118, 165, 207, 130, 174, 209,
                192, 213, 206, 217, 195, 109, 141, 53, 0, 220, 43, 33,
            ]
        ),
        (
            "greyJPEG", greyJPEG,
            [
                32, 32, 32, 64, 64, 64, 76, 76, 76, 106, 106, 106, 139, 139, 139, 154, 154, 154, 186, 186, 186, 214,
                214, 214, 204, 204, 204, 34, 34, 34, 62, 62, 62, 88, 88, 88, 121, 121, 121, 140, 140, 140, 156, 156,
                156, 178, 178, 178, 169, 169, 169, 209, 209, 209, 55, 55, 55, 71, 71, 71, 91, 91, 91, 119, 119, 119,
                137, 137, 137, 176, 176, 176, 216, 216, 216, 201, 201, 201, 217, 217, 217, 52, 52, 52, 82, 82, 82, 104,
                104, 104, 132, 132, 132, 153, 153, 153, 175, 175, 175, 199, 199, 199, 190, 190, 190, 73, 73, 73, 54, 54,
                54, 97, 97, 97, 110, 110, 110, 136, 136, 136, 170, 170, 170, 178, 178, 178, 191, 191, 191, 204, 204,
                204, 83, 83, 83, 68, 68, 68, 103, 103, 103, 111, 111, 111, 135, 135, 135, 173, 173, 173, 192, 192, 192,
                204, 204, 204, 203, 203, 203, 86, 86, 86, 70, 70, 70, 94, 94, 94, 126, 126, 126, 157, 157, 157, 174,
                174, 174, 195, 195, 195, 176, 176, 176, 92, 92, 92, 96, 96, 96,
            ]
        ),
        (
            "progressive", progressive,
            [
                1, 46, 79, 24, 60, 110, 53, 77, 151, 89, 115, 174, 103, 141, 178, 128, 172, 183, 140, 181, 227, 168,
                220, 255, 203, 238, 22, 0, 43, 67, 33, 71, 118, 53, 104, 135, 67, 123, 146, 98, 145, 189, 133, 182, 215,
                174, 194, 253, 196, 212, 0, 204, 247, 33, 22, 66, 105, 51, 74, 118, 81, 107, 142, 104, 133, 151, 125,
                147, 223, 114, 170, 219, 155, 213, 235, 187, 237, 2, 214, 255, 32, 11, 55, 90, 38, 74, 136, 70, 111,
                139, 87, 130, 183, 124, 171, 197, 155, 199, 226, 185, 202, 255, 189, 219, 23, 219, 4, 48, 30, 71, 123,
                56, 102, 135, 88, 130, 144, 98, 140, 190, 114, 163, 221, 165, 187, 234, 183, 223, 12, 194, 249, 42, 237,
                10, 56, 31, 80, 97, 59, 90, 155, 92, 116, 152, 127, 148, 205, 139, 177, 190, 167, 193, 244, 177, 235, 0,
                209, 254, 29, 230, 19, 52, 34, 89, 110, 82, 111, 167, 74, 132, 182, 96, 164, 183, 148, 187, 218, 171,
                216, 255, 190, 215, 0, 199, 20, 41, 243, 26, 71,
            ]
        ),
        (
            "grey16", grey16,
            [
                18, 18, 18, 255, 255, 255,
            ]
        ),
    ]

    /// A file with one byte changed.
    static func changed(_ file: [UInt8], at place: Int) -> [UInt8] {
        var file = file
        file[place] ^= 0x55
        return file
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(Data(base64Encoded: text)!) }
}
